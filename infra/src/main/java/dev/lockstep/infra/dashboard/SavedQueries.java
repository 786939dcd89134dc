package dev.lockstep.infra.dashboard;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.QueryDefinition;
import software.amazon.awscdk.services.logs.QueryString;
import software.constructs.Construct;

/// The queries kept for one pipeline, in a folder of its name.
public final class SavedQueries extends Construct {

    /// Each text is made once for all pipelines: CDK's objects cost messages.
    private static final Map<SavedQuery, QueryString> TEXTS = new ConcurrentHashMap<>();

    /// @param functions the logs of the pipeline's functions
    /// @param executions the log of its state machine, in Step Functions' own fields
    public SavedQueries(Construct scope, String name, List<ILogGroup> functions, ILogGroup executions) {
        super(scope, "queries");
        if (!functions.isEmpty()) {
            SavedQuery.OF_FUNCTIONS.forEach(query -> draw(name, query, functions));
        }
        draw(name, SavedQuery.OF_EXECUTIONS, List.of(executions));
    }

    private void draw(String name, SavedQuery query, List<ILogGroup> logGroups) {
        QueryDefinition.Builder.create(this, query.called())
                .queryDefinitionName(name + "/" + query.called())
                .queryString(TEXTS.computeIfAbsent(query, SavedQuery::text))
                .logGroups(logGroups)
                .build();
    }
}
