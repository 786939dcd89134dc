package dev.lockstep.infra.dashboard;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.logs.QueryString;

/// A query of CloudWatch Logs Insights that people need and nobody remembers, as data.
///
/// @param fields what it reads of a line
/// @param stats what is made of many lines; empty where the lines themselves are shown
public record SavedQuery(String called, List<String> fields, String filter, String stats, String sort) {

    private static final int MOST = 200;
    private static final String NEWEST = "@timestamp desc";

    /// Over the logs of functions. They name fields that the stage kit writes: a test of the house holds them against
    /// the lines of a stage.
    public static final List<SavedQuery> OF_FUNCTIONS = List.of(
            lines(
                    "failures",
                    List.of("stage", "correlation_id", "attempt", "error.name", "error.message"),
                    "level = \"ERROR\""),
            lines("warnings", List.of("stage", "correlation_id", "message"), "level = \"WARN\""),
            new SavedQuery(
                    "one-run",
                    List.of("stage", "attempt", "level", "message", "correlation_id"),
                    "correlation_id = \"RUN\"",
                    "",
                    "@timestamp asc"),
            new SavedQuery(
                    "slowest",
                    List.of("stage", "ExecutionTime"),
                    "ispresent(ExecutionTime)",
                    "count(*) as invocations, avg(ExecutionTime) as average, max(ExecutionTime) as longest by stage",
                    "longest desc"),
            new SavedQuery(
                    "quality",
                    List.of("stage", "Quality", "RecordsProcessed"),
                    "ispresent(Quality)",
                    "min(Quality) as worst, avg(Quality) as average, sum(RecordsProcessed) as records by stage",
                    "worst asc"));

    /// Over the log of a state machine, in Step Functions' own fields.
    static final SavedQuery OF_EXECUTIONS = lines(
            "executions",
            List.of("execution_arn", "type", "details.name", "details.error", "details.cause"),
            "type like /Failed|TimedOut|Aborted/");

    public SavedQuery {
        fields = List.copyOf(fields);
    }

    private static SavedQuery lines(String called, List<String> fields, String filter) {
        return new SavedQuery(called, fields, filter, "", NEWEST);
    }

    QueryString text() {
        var text = QueryString.Builder.create()
                .filterStatements(List.of(filter))
                .sort(sort)
                .limit(MOST);
        return stats.isEmpty()
                ? text.fields(Stream.concat(Stream.of("@timestamp"), fields.stream())
                                .toList())
                        .build()
                : text.statsStatements(List.of(stats)).build();
    }
}
