package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in `docs/how-to/embed.md` compiles, and prints what the page says.
final class EmbedDocumentTest {
    private static final Path PAGE = Path.of("..", "docs", "how-to", "embed.md");
    private static final Pattern PROGRAM = Pattern.compile(
            "```java file=(?<name>\\w+)\\.java\n(?<code>.*?)```\n.*?```text\n(?<printed>.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theProgramThatIsShownPrintsWhatIsShown() throws IOException, ReflectiveOperationException {
        Matcher shown = PROGRAM.matcher(Files.readString(PAGE));
        assertTrue(shown.find(), "the page shows a program and what it prints");
        Path source = Files.writeString(folder.resolve(shown.group("name") + ".java"), shown.group("code"));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertEquals(0, compiled);
        assertEquals(shown.group("printed"), printed(String.valueOf(shown.group("name"))));
    }

    private String printed(String name) throws IOException, ReflectiveOperationException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                PrintStream instead = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(instead);
            Method main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
