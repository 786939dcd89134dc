package dev.lockstep.infra.alarm;

import dev.lockstep.infra.metric.Series;
import dev.lockstep.infra.metric.Source;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricStatProperty;
import software.constructs.Construct;

/// An alarm in CloudFormation's own words, and so in one message to CDK: its own alarm wants each metric as an object.
public final class DrawnAlarm {

    private DrawnAlarm() {}

    /// Puts it into a stack.
    ///
    /// @param prefix before the alarm's name
    /// @param topics ARNs of those who are told
    public static CfnAlarm draw(Construct scope, String prefix, Alarm alarm, List<String> topics) {
        var draft = CfnAlarm.Builder.create(new Construct(scope, alarm.name()), "Resource")
                .alarmName(prefix + alarm.name())
                .alarmDescription(alarm.said())
                .comparisonOperator(alarm.comparison().inCloudWatch())
                .threshold(alarm.threshold())
                .evaluationPeriods(1)
                // no runs, no events: nothing is wrong
                .treatMissingData("notBreaching");
        if (!topics.isEmpty()) {
            draft.alarmActions(topics);
        }
        switch (alarm.watched()) {
            case Series.Measured one ->
                draft.namespace(one.source().namespace())
                        .metricName(one.name())
                        .dimensions(dimensions(one.source()))
                        .statistic(one.statistic())
                        .period(one.period().toSeconds());
            case Series.Calculated calculated -> draft.metrics(queries(calculated));
        }
        return draft.build();
    }

    private static List<MetricDataQueryProperty> queries(Series.Calculated calculated) {
        var queries = new ArrayList<MetricDataQueryProperty>();
        queries.add(MetricDataQueryProperty.builder()
                .id("expr_1")
                .expression(calculated.expression())
                .returnData(true)
                .build());
        calculated
                .from()
                .forEach((id, part) -> queries.add(MetricDataQueryProperty.builder()
                        .id(id)
                        .metricStat(MetricStatProperty.builder()
                                .metric(MetricProperty.builder()
                                        .namespace(part.source().namespace())
                                        .metricName(part.name())
                                        .dimensions(dimensions(part.source()))
                                        .build())
                                .stat(part.statistic())
                                .period(part.period().toSeconds())
                                .build())
                        .returnData(false)
                        .build()));
        return queries;
    }

    private static List<DimensionProperty> dimensions(Source source) {
        return source.dimensions().entrySet().stream()
                .map(dimension -> DimensionProperty.builder()
                        .name(dimension.getKey())
                        .value(dimension.getValue())
                        .build())
                .toList();
    }
}
