package dev.lockstep.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.api.Actions;
import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.cases.CaseFile.Case;
import dev.lockstep.engine.intrinsic.Intrinsic;
import dev.lockstep.engine.jsonata.FunctionNames;
import dev.lockstep.engine.task.IntegrationTable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/reference/engine.md` is what the engine itself gives; `-Dreference.write=true` writes it.
final class EngineReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "engine.md");

    @Test
    void thePageTellsWhatTheEngineSupports() throws IOException, ReflectiveOperationException {
        String made = page();
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(PAGE, made);
        }
        assertEquals(made, Files.exists(PAGE) ? Files.readString(PAGE) : "", "scripts/reference writes it");
    }

    private static String page() throws ReflectiveOperationException {
        StringBuilder page = new StringBuilder("""
            # What the engine supports

            Made from the engine's own types and registries, and compared with them in every build; `scripts/reference` writes it.
            What is not listed here is refused or fails by name. How far it does as AWS does: [COVERAGE.md](../../COVERAGE.md).

            ## Fields of definitions

            | in | query language | fields |
            |---|---|---|
            """);
        FieldTable.rows().forEach(row -> page.append(row).append('\n'));
        page.append("""

            The role that `Credentials` names is told in the history; nobody checks whether it may be assumed.

            ## Intrinsic functions

            """)
                .append(list(Intrinsic.names().stream().sorted().toList()))
                .append("""

            ## Functions of JSONata

            Of AWS or adapted to it:\s""")
                .append(list(FunctionNames.adapted()))
                .append("""

            Of JSONata itself:\s""")
                .append(list(FunctionNames.library()))
                .append("""

            `$eval` is refused, as on AWS.

            ## Integrations

            | service and action | `.sync` | `.sync:2` | `.waitForTaskToken` |
            |---|---|---|---|
            """);
        IntegrationTable.rows().forEach(row -> page.append(row).append('\n'));
        page.append("""

            Functions and activities are also called by their own ARNs. `aws-sdk:SERVICE:ACTION` and `.waitForTaskToken` of it call any
            action of any client of the AWS SDK for Java that is on the class path; `aws-sdk:sfn` calls the engine itself.

            ## Actions of the API

            """).append(list(Actions.all())).append("""

            ## Limits

            | what | most |
            |---|---|
            """);
        for (Case limit : CaseFile.list("/reference/limits.json").toList()) {
            page.append("| " + limit.text("what") + " | " + value(limit) + " |\n");
        }
        return page.toString();
    }

    private static String list(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + ".\n";
    }

    private static String value(Case limit) throws ReflectiveOperationException {
        Field constant = Class.forName(Engine.class.getPackageName() + "." + limit.text("class"))
                .getDeclaredField(limit.text("constant"));
        constant.setAccessible(true);
        return switch (constant.get(null)) {
            case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
            case Duration duration when duration.toDaysPart() > 0 -> duration.toDays() + " days";
            case Duration duration -> duration.toSeconds() + " seconds";
            case Object other -> String.valueOf(other);
        };
    }
}
