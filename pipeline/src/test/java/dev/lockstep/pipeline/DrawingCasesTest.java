package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lockstep.pipeline.draw.Mermaid;
import dev.lockstep.pipeline.draw.SvgDrawing;
import dev.lockstep.pipeline.draw.TextDrawing;
import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/// Pictures of the sample machines, as they must look.
final class DrawingCasesTest {

    private static final Path FOLDER = Cases.folder("drawings");

    private static Pipeline pipeline(String name) {
        return assertInstanceOf(
                        Compilation.Sound.class,
                        Cases.compile(Cases.folder("machines").resolve(name + ".yaml")))
                .pipeline();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-stage", "in-order", "crossed", "nested", "kinds", "matrix"})
    void looksLikeThis(String name) {
        var pipeline = pipeline(name);
        var text = TextDrawing.of(pipeline);
        assertEquals(Cases.expected(FOLDER.resolve(name + ".txt"), text), text);
        var mermaid = Mermaid.of(pipeline);
        assertEquals(Cases.expected(FOLDER.resolve(name + ".mmd"), mermaid), mermaid);
    }

    @Test
    void theSvgLooksLikeThis() {
        var svg = SvgDrawing.of(pipeline("kinds"));
        assertEquals(Cases.expected(FOLDER.resolve("kinds.svg"), svg), svg);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-stage", "crossed", "nested", "kinds"})
    void theSvgIsXmlWithABoxForEachStage(String name) throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SvgDrawing.of(pipeline(name)))));
        assertEquals(
                pipeline(name).stages().size(),
                document.getElementsByTagName("rect").getLength());
    }
}
