package dev.lockstep.functions.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.analyze.DependenciesHandler;
import dev.lockstep.functions.extract.SourcesHandler;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.merge.MergeHandler;
import dev.lockstep.functions.transform.RewriteHandler;
import dev.lockstep.functions.validate.ValidateFilesHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The stages of `modernize` one after the other, on a tree of seven files: one is no text, one cannot be rewritten,
/// one needs that one, one needs a name nobody has, two need each other, and one needs nobody.
final class ModernizeTest {
    private static final Map<String, String> TREE = new TreeMap<>(Map.of(
            "src/a/Alone.java", java("a", "Alone", "", "new Integer(7)"),
            "src/a/Odd.java", java("a", "Odd", "", "worker.stop()"),
            "src/a/User.java", java("a", "User", "import a.Odd;\n", "1"),
            "src/b/Far.java", java("b", "Far", "import a.User;\n", "2"),
            "src/b/Left.java", java("b", "Left", "import b.Right;\n", "3"),
            "src/b/Lost.java", java("b", "Lost", "import a.Nobody;\n", "4"),
            "src/b/Right.java", java("b", "Right", "import b.Left;\nimport java.util.List;\n", "5")));

    private final Cloud cloud = Cloud.fresh();

    private static String java(String space, String name, String imports, String value) {
        return "package " + space + ";\n" + imports + "public class " + name + " {\n    Object value = " + value
                + ";\n}\n";
    }

    @Test
    void onlyFilesWithoutErrorsWhoseNeedsArePromotedTooAreReleased() {
        Lambda.Answer built = pipeline("");
        assertEquals("3", built.text("promoted"));
        assertEquals("{\"in\":8,\"out\":3,\"failed\":5}", built.text("counts"));
        Json.Obj manifest = (Json.Obj) Lambda.json(cloud.text(built.text("manifest.uri")));
        assertEquals(Lambda.json("""
                        {"latin.java": "line 1 latin.java is not UTF-8 text (rule utf-8)",
                         "src/a/Odd.java": "line 3 src/a/Odd.java needs a person (rule threads)",
                         "src/a/User.java": "needs src/a/Odd.java, which is not promoted",
                         "src/b/Far.java": "needs src/a/User.java, which is not promoted",
                         "src/b/Lost.java": "needs a.Nobody, which no file has"}"""), manifest.get("held").orElseThrow());
        assertTrue(cloud.text(built.text("checksums.uri")).contains("  src/a/Alone.java\n"));
    }

    @Test
    void theSamePackageTwiceHasTheSameBytes() {
        Lambda.Answer first = pipeline("");
        Lambda.Answer second = pipeline("");
        assertEquals(first.at("packaged"), second.at("packaged"));
        assertEquals(first.at("checksums"), second.at("checksums"));
    }

    @Test
    void aToolBuildsWhatIsPromoted() {
        Lambda.Answer built = pipeline(
                ", \"tool\": {\"command\": [\"javac\", \"-d\", \"out\", \"@files.txt\"], \"output\": \"out\"}");
        assertEquals("3", built.text("tool.files"));
        assertTrue(built.text("built.uri").endsWith("/shop-built.zip"));
    }

    @Test
    void aToolThatFailsTellsItsLastLines() {
        Lambda.Answer failed = build(", \"tool\": {\"command\": [\"javac\", \"-no-such-option\"]}");
        assertEquals("dev.lockstep.functions.InvalidInput", failed.errorType());
        assertTrue(
                failed.errorMessage().startsWith("javac ended with exit code 2: ")
                        && failed.errorMessage().contains("-no-such-option"),
                failed::errorMessage);
        assertTrue(cloud.objects("warehouse").isEmpty());
    }

    @Test
    void aToolThatIsNotThereIsToldAndOnlyFailsWhereItIsRequired() {
        Lambda.Answer without = build(", \"tool\": {\"command\": [\"no-such-tool\"]}");
        assertEquals("this environment has no no-such-tool", without.text("tool.why"));
        Lambda.Answer failed = build(", \"tool\": {\"command\": [\"no-such-tool\"], \"required\": true}");
        assertEquals("dev.lockstep.functions.InvalidInput", failed.errorType());
        assertTrue(build(", \"tool\": {\"command\": [\"/bin/sh\"]}").failed(), "a path is no name of a program");
    }

    @Test
    void filesThatNeedEachOtherAreFoundAndPromotedTogether() {
        Lambda.Answer analyzed = analyze(check(extract()));
        assertEquals("[[\"src/b/Left.java\",\"src/b/Right.java\"]]", analyzed.text("shown"));
        assertEquals("4", analyzed.text("edges"));
        assertEquals("1", analyzed.text("missing"));
    }

    @Test
    void mergingTellsTheTolerated() {
        Lambda.Answer merged = Lambda.stage(new MergeHandler(), "merge", """
                {"results": [{"counts": {"in": 30, "out": 30, "failed": 0}, "bundle": "one"},
                             {"tolerated": {"index": 1, "error": "X", "cause": "no room"}},
                             {"counts": {"in": 10, "out": 5, "failed": 5}, "bundle": "two", "quality": 0.5}],
                 "collect": ["bundle"]}""");
        assertEquals("{\"bundle\":[\"one\",\"two\"]}", merged.text("collected"));
        assertEquals("0.875", merged.text("quality"));
        assertEquals(
                "no room",
                ((Json.Arr) merged.at("tolerated")).items().getFirst() instanceof Json.Obj part
                        ? ((Json.Str) part.get("cause").orElseThrow()).value()
                        : "");
        assertEquals("2", merged.text("parts"));
    }

    @Test
    void mergingRefusesAPartThatHasNotWhatIsCollected() {
        assertEquals(
                "results[0] has no 'bundle'; it has counts",
                Lambda.stage(
                                new MergeHandler(),
                                "merge",
                                "{\"results\": [{\"counts\": {\"in\": 1, \"out\": 1, \"failed\": 0}}], \"collect\":"
                                        + " [\"bundle\"]}")
                        .errorMessage());
    }

    private Lambda.Answer extract() {
        TREE.forEach((path, text) -> cloud.put("inbox", "tree/" + path, text));
        cloud.put("inbox", "tree/latin.java", new byte[] {'a', (byte) 0xE4});
        cloud.put("inbox", "tree/readme.md", "not asked for");
        return good(Lambda.stage(
                new SourcesHandler(),
                "extract",
                "{\"source\": \"s3://inbox/tree/\", \"include\": [\"**/*.java\"], \"bundle\": 3}"));
    }

    private static List<Lambda.Answer> check(Lambda.Answer extracted) {
        List<Lambda.Answer> checked = new ArrayList<>();
        for (Json bundle : ((Json.Arr) extracted.at("bundles")).items()) {
            checked.add(good(Lambda.call(
                    new ValidateFilesHandler(),
                    Lambda.payload(
                            "check",
                            "{\"bundle\": " + JsonText.text(bundle) + "}",
                            ", \"index\": " + checked.size()))));
        }
        return checked;
    }

    private static Lambda.Answer analyze(List<Lambda.Answer> checked) {
        return good(Lambda.stage(new DependenciesHandler(), "analyze", """
                {"bundles": %s, "namespace": "^package ([\\\\w.]+);", "name": "^public class (\\\\w+)",
                 "uses": ["^import ([\\\\w.]+);"]}""".formatted(list(checked, "bundle"))));
    }

    private Lambda.Answer pipeline(String tool) {
        return good(build(tool));
    }

    private Lambda.Answer build(String tool) {
        List<Lambda.Answer> checked = check(extract());
        Lambda.Answer analyzed = analyze(checked);
        List<Lambda.Answer> rewritten = new ArrayList<>();
        for (Lambda.Answer one : checked) {
            rewritten.add(good(Lambda.call(
                    new RewriteHandler(),
                    Lambda.payload(
                            "transform", """
                    {"bundle": %s, "rules": [{"name": "boxes", "find": "new Integer\\\\((\\\\d+)\\\\)",
                                              "replace": "Integer.valueOf($1)"}],
                     "refuse": [{"name": "threads", "find": "\\\\.stop\\\\(", "message": "needs a person"}]}""".formatted(one.text("bundle")), ", \"index\": " + rewritten.size()))));
        }
        List<Lambda.Answer> all = new ArrayList<>(checked);
        all.addAll(rewritten);
        return Lambda.stage(
                new BuildHandler(),
                "build",
                "{\"bundles\": " + list(rewritten, "bundle") + ", \"reports\": " + list(all, "report")
                        + ", \"dependencies\": " + analyzed.text("dependencies")
                        + ", \"bucket\": \"warehouse\", \"name\": \"shop\", \"version\": \"1\"" + tool + "}");
    }

    private static String list(List<Lambda.Answer> answers, String key) {
        return JsonText.text(
                new Json.Arr(answers.stream().map(answer -> answer.at(key)).toList()));
    }

    private static Lambda.Answer good(Lambda.Answer answer) {
        assertFalse(answer.failed(), () -> answer.errorType() + ": " + answer.errorMessage());
        return answer;
    }
}
