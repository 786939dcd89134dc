package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.environment.Environment;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.constructs.Construct;

/// Puts a dashboard into a stack.
final class DrawnDashboard {

    private DrawnDashboard() {}

    /// @param name without the environment's prefix
    static void draw(Construct scope, Environment environment, String name, List<List<Widget>> rows) {
        CfnDashboard.Builder.create(new Construct(scope, "dashboard"), "Resource")
                .dashboardName(environment.physical(name))
                .dashboardBody(DashboardBody.of(environment.region(), rows))
                .build();
    }
}
