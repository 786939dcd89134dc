package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.json.JsonText;
import dev.lockstep.pipeline.language.JsonSchema;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.read.yaml.YamlTree;
import dev.lockstep.pipeline.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What editors are told by the schema is what the readers say: a validator takes every sound source, and refuses what
/// is wrong in a way a schema can tell.
final class SchemaCasesTest {

    /// Rules that a schema can tell as well: what keys there are, and what may stand behind them.
    private static final List<String> TOLD_BY_SCHEMA =
            List.of("[key.unknown]", "[key.missing]", "[value.map]", "[value.list]", "[value.type]");

    /// What a schema takes although the readers do not: an `enum` with nothing in it.
    private static final List<String> TOLD_BY_READERS_ALONE = List.of("pattern-of-alternatives.yaml");

    private static final Schema SCHEMA = schema(JsonSchema.text());

    private static Schema schema(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    private static List<String> findings(String source) {
        return findings(SCHEMA, source);
    }

    private static List<String> findings(Schema schema, String source) {
        return tree(source).map(node -> validated(schema, node)).orElse(List.of());
    }

    private static List<String> validated(Schema schema, Node node) {
        return schema.validate(JsonText.onOneLine(json(node)), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static Optional<Node> tree(String source) {
        return YamlTree.of("x.yaml", source, new Problems());
    }

    private static Json json(Node node) {
        return switch (node) {
            case Node.Text text -> new Json.Text(text.text());
            case Node.Numeric number -> new Json.Numeric(number.number());
            case Node.Bool bool -> new Json.Bool(bool.truth());
            case Node.Nothing _ -> new Json.Null();
            case Node.Sequence sequence ->
                new Json.Array(
                        sequence.items().stream().map(SchemaCasesTest::json).toList());
            case Node.Mapping mapping -> {
                var fields = new LinkedHashMap<String, Json>();
                mapping.entries().forEach(entry -> fields.put(entry.key(), json(entry.value())));
                yield new Json.Fields(fields);
            }
        };
    }

    @Test
    void takesEverySoundSource() throws IOException {
        for (var source : Cases.sources("machines")) {
            assertEquals(List.of(), findings(Files.readString(source)), source.toString());
        }
        Arrays.stream(Template.values())
                .flatMap(template -> template.sources("fresh").values().stream())
                .forEach(text -> assertEquals(List.of(), findings(text), text));
    }

    @Test
    void takesEverySample() throws IOException {
        var family = schema(JsonSchema.family());
        try (var files = Files.list(Path.of("../statemachines"))) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertFalse(sources.isEmpty());
            for (var source : sources) {
                var schema = source.toString().endsWith(".family.yaml") ? family : SCHEMA;
                assertEquals(List.of(), findings(schema, Files.readString(source)), source.toString());
            }
        }
    }

    @Test
    void takesBasesAndRefusesWhatNoneHas() {
        var base = schema(JsonSchema.base());
        for (var name : List.of("etl", "nightly")) {
            assertEquals(List.of(), findings(base, Cases.text(Cases.folder("machines/" + name + ".base.yaml"))), name);
        }
        for (var name : List.of("wrong", "listed")) {
            assertFalse(
                    findings(base, Cases.text(Cases.folder("problems/" + name + ".base.yaml")))
                            .isEmpty(),
                    name);
        }
    }

    @Test
    void takesFamiliesAndRefusesWhatNoneHas() {
        var family = schema(JsonSchema.family());
        var sound = """
            pipeline: build-<<service>>
            services: [{ service: cart, memory: 512, times: { attempts: 3 } }]
            stages: { build: { handler: com.example.Build, memory: <<memory>>, retry: <<times>> } }
            """;
        assertEquals(List.of(), findings(family, sound));
        assertFalse(findings(family, sound.replace("services:", "service:")).isEmpty());
        assertFalse(findings(family, sound.replace("memory: <<", "memry: <<")).isEmpty());
        assertFalse(findings(family, sound.replace("memory: <<memory>>", "memory: much"))
                .isEmpty());
        assertFalse(findings(sound).isEmpty());
    }

    @Test
    void refusesWhatASchemaCanTell() {
        var taken = new ArrayList<String>();
        var refused = 0;
        for (var source : Cases.sources("problems")) {
            var told = Cases.text(Cases.beside(source, ".problems"));
            if (TOLD_BY_SCHEMA.stream().anyMatch(told::contains)) {
                if (findings(Cases.text(source)).isEmpty()) {
                    taken.add(source.getFileName().toString());
                } else {
                    refused++;
                }
            }
        }
        assertEquals(TOLD_BY_READERS_ALONE, taken);
        assertTrue(refused > 40, "only " + refused);
    }
}
