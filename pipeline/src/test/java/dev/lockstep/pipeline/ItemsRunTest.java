package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What distributed stages and filtered triggers do on the engine.
final class ItemsRunTest {

    private static final String HANDLER = "handler: dev.acme.shop.StageHandler";

    private static Trial trial(String stages) {
        return new Trial(
                "sample.yaml",
                "pipeline: sample\nparameters: { day: { type: string, default: fri } }\nstages:\n" + stages.indent(2));
    }

    private static String output(Outcome outcome) {
        return outcome.output().orElseThrow(() -> new AssertionError(outcome));
    }

    private static void contains(String text, String part) {
        assertTrue(text.contains(part), () -> part + " in " + text);
    }

    @Test
    void handsEachItemWhatItReadsOfTheRun() {
        var trial = trial("""
            list: { %1$s }
            files:
              %1$s
              forEach: { items: [a, b], distributed: express }
              with: { file: "{%% $item %%}", at: "{%% $index %%}", day: "{%% $params.day %%}", from: "{%% $list.data %%}" }
            """.formatted(HANDLER));
        contains(output(trial.run("{}")), "\"files\":[{\"data\":\"files\"},{\"data\":\"files\"}]");
        contains(trial.payload("files"), "\"file\":\"b\",\"at\":1,\"day\":\"fri\",\"from\":\"list\"");
        contains(trial.payload("files"), "\"pipeline\":\"sample\"");
    }

    @Test
    void theErrorOfAnItemIsTheErrorOfTheRun() {
        var outcome = trial("""
            files:
              %s
              forEach: { items: [a, b, c], distributed: standard, concurrency: 1 }
              with: { file: "{%% $item %%}" }
            """.formatted(HANDLER)).failing("files", 1).run("{}");
        assertEquals("dev.acme.Boom", outcome.error().orElse(""));
        contains(outcome.cause().orElse(""), "files broke");
    }

    @Test
    void toleratedItemsStandInTheirPlaces() {
        var outcome = trial("""
            files:
              %s
              forEach: { items: [a, b, c], distributed: standard, concurrency: 1, tolerate: 1 }
              with: { file: "{%% $item %%}" }
            """.formatted(HANDLER)).failing("files", 1).run("{}");
        contains(output(outcome), "\"files\":[{\"tolerated\":{\"index\":0,\"error\":\"dev.acme.Boom\"");
        contains(output(outcome), ",{\"data\":\"files\"},{\"data\":\"files\"}]");
    }

    @Test
    void givesABatchItsItemsTogether() {
        var trial = trial("""
            rows:
              %s
              forEach: { items: [a, b, c], batch: { items: 2 } }
              with: { rows: "{%% $items %%}", at: "{%% $index %%}", day: "{%% $params.day %%}" }
            """.formatted(HANDLER));
        trial.run("{}");
        var inputs = trial.calls().stream()
                .map(call -> call.payload().replaceFirst(".*\"input\":", ""))
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "{\"rows\":[\"a\",\"b\"],\"at\":0,\"day\":\"fri\"}}",
                        "{\"rows\":[\"c\"],\"at\":2,\"day\":\"fri\"}}"),
                inputs);
    }

    @Test
    void readsLinesOfAFileThatAnotherStageNames() {
        var trial = trial("""
            list: { %1$s }
            rows:
              %1$s
              forEach: { items: { csv: "{%% $list.data %%}", delimiter: semicolon, most: 1 } }
              with: { name: "{%% $item.name %%}" }
            """.formatted(HANDLER)).answering("list", "{\"data\":\"s3://inbox/day/rows.csv\"}");
        trial.objects().with("inbox/day/rows.csv", "id;name\n1;ann\n2;bob\n");
        trial.run("{}");
        contains(trial.payload("rows"), "\"input\":{\"name\":\"ann\"}");
        assertEquals(List.of("list", "rows"), trial.called());
    }

    @Test
    void readsAListingAndWritesResultsToS3() {
        var trial = trial("""
            files:
              %s
              forEach: { items: { listing: s3://inbox/day/ }, results: s3://warehouse/out }
              with: { key: "{%% $item.Key %%}", size: "{%% $item.Size %%}" }
            """.formatted(HANDLER));
        trial.objects().with("inbox/day/a", "12").with("inbox/day/b", "12").with("inbox/other", "");
        contains(output(trial.run("{}")), "\"Bucket\":\"warehouse\"");
        contains(trial.payload("files"), "\"size\":2");
        assertEquals(
                "{\"data\":\"files\"}\n{\"data\":\"files\"}\n", trial.objects().text("SUCCEEDED_0.jsonl"));
    }

    @Test
    void aMissingFileIsTheStagesFailure() {
        var outcome = trial("""
            rows: { %s, forEach: { items: { jsonl: s3://inbox/none } }, with: { row: "{%% $item %%}" } }
            """.formatted(HANDLER)).run("{}");
        assertEquals("States.ItemReaderFailed", outcome.error().orElse(""));
    }

    @Test
    void aRunForAnUnwantedEventEndsAtOnce() {
        var trial =
                new Trial("filters.yaml", Cases.text(Cases.folder("machines").resolve("filters.yaml")));
        var draft = trial.run("{\"trigger\":\"s3\",\"event\":{\"detail\":{\"object\":{\"key\":\"a/draft\"}}}}");
        assertEquals("{\"filtered\":\"s3\"}", output(draft));
        assertEquals(List.of(), trial.called());
        assertEquals(
                "{\"filtered\":\"event\"}",
                output(trial.run("{\"trigger\":\"event\",\"event\":{\"detail\":{\"file\":\"s3://a/b\"}}}")));
        trial.run("{\"trigger\":\"s3\",\"event\":{\"detail\":{\"object\":{\"key\":\"a/b\"}}}}");
        contains(trial.payload("load"), "\"source\":\"s3://inbox/a/b\"");
        trial.run("{\"trigger\":\"again\"}");
        contains(trial.payload("load"), "\"source\":\"s3://inbox/again.csv\"");
    }
}
