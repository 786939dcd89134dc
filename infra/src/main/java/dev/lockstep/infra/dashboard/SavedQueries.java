package dev.lockstep.infra.dashboard;

import java.util.List;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.QueryDefinition;
import software.constructs.Construct;

/// The queries kept for one pipeline, in a folder of its name.
public final class SavedQueries extends Construct {

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
                .queryString(query.text())
                .logGroups(logGroups)
                .build();
    }
}
