package dev.lockstep.infra.dashboard;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;

/// Graphs that look alike: three in a row of CloudWatch's 24 columns, from zero.
final class Graphs {

    private Graphs() {}

    static GraphWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(metrics)
                .leftYAxis(YAxisProps.builder().min(0).showUnits(false).build())
                .width(8)
                .height(6)
                .build();
    }
}
