package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.environment.Retention;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// How long things live, with their stack or longer; and lengths of time as CDK has them, each made once: its objects
/// live in another process, and cost messages.
final class Keeping {

    private static final Map<Duration, software.amazon.awscdk.Duration> LENGTHS = new ConcurrentHashMap<>();

    private Keeping() {}

    static software.amazon.awscdk.Duration days(long days) {
        return length(Duration.ofDays(days));
    }

    static software.amazon.awscdk.Duration length(Duration length) {
        return LENGTHS.computeIfAbsent(length, Keeping::make);
    }

    /// Whole days as days: CloudFormation wants some lengths in them, and CDK refuses to round.
    private static software.amazon.awscdk.Duration make(Duration length) {
        return length.equals(Duration.ofDays(length.toDays()))
                ? software.amazon.awscdk.Duration.days(length.toDays())
                : software.amazon.awscdk.Duration.seconds(length.toSeconds());
    }

    static RemovalPolicy removal(Environment environment) {
        return environment.data().keep() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    static LogGroup logGroup(Construct scope, String name, Environment environment, Optional<IKey> key) {
        var draft = LogGroup.Builder.create(scope, "logs")
                .logGroupName(name)
                .retention(days(environment.logs().retention()))
                .removalPolicy(removal(environment));
        key.ifPresent(draft::encryptionKey);
        return draft.build();
    }

    /// In CDK's own words.
    private static RetentionDays days(Retention retention) {
        return switch (retention.days()) {
            case 1 -> RetentionDays.ONE_DAY;
            case 3 -> RetentionDays.THREE_DAYS;
            case 5 -> RetentionDays.FIVE_DAYS;
            case 7 -> RetentionDays.ONE_WEEK;
            case 14 -> RetentionDays.TWO_WEEKS;
            case 30 -> RetentionDays.ONE_MONTH;
            case 60 -> RetentionDays.TWO_MONTHS;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 120 -> RetentionDays.FOUR_MONTHS;
            case 150 -> RetentionDays.FIVE_MONTHS;
            case 180 -> RetentionDays.SIX_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            case 400 -> RetentionDays.THIRTEEN_MONTHS;
            case 545 -> RetentionDays.EIGHTEEN_MONTHS;
            case 731 -> RetentionDays.TWO_YEARS;
            case 1096 -> RetentionDays.THREE_YEARS;
            case 1827 -> RetentionDays.FIVE_YEARS;
            case 2192 -> RetentionDays.SIX_YEARS;
            case 2557 -> RetentionDays.SEVEN_YEARS;
            case 2922 -> RetentionDays.EIGHT_YEARS;
            case 3288 -> RetentionDays.NINE_YEARS;
            case 3653 -> RetentionDays.TEN_YEARS;
            default -> throw new IllegalArgumentException(retention.toString());
        };
    }
}
