package dev.lockstep.infra.environment;

import dev.lockstep.infra.environment.Environment.Approvals;
import dev.lockstep.infra.environment.Environment.Data;
import dev.lockstep.infra.environment.Environment.ExecutionLevel;
import dev.lockstep.infra.environment.Environment.Functions;
import dev.lockstep.infra.environment.Environment.Logs;
import dev.lockstep.infra.environment.Environment.Machine;
import dev.lockstep.pipeline.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Reads the text of one environment: strictly, every problem at once.
final class EnvironmentFile {

    /// S3 allows 63 characters, and what a pipeline calls its bucket needs room behind the prefix.
    private static final Scalar<String> PREFIX = Scalar.text(
            "small letters, digits and dashes that start with a letter and end with a dash, 24 at most",
            "[a-z](?:[a-z0-9]|-(?!-)){0,22}-");

    private static final Scalar<String> ACCOUNT =
            Scalar.text("twelve digits in quotes, such as \"111122223333\"", "[0-9]{12}");
    private static final Scalar<String> REGION =
            Scalar.text("a region such as eu-central-1", "[a-z]{2}(?:-[a-z]+)+-[0-9]");
    private static final Scalar<String> TOPIC = Scalar.text(
            "the ARN of an SNS topic, arn:aws:sns:REGION:ACCOUNT:NAME",
            "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+");
    private static final Scalar<String> TAG = Scalar.text("text of up to 256 characters", "[\\w\\s.:/=+@-]{0,256}");
    private static final Scalar<Duration> TIMEOUT =
            Scalar.duration(Duration.ofSeconds(1), Duration.ofMinutes(15), "a time from 1s to 15m, what Lambda allows");
    private static final Scalar<Duration> INTERVAL =
            Scalar.minutes(Duration.ofMinutes(1), Duration.ofMinutes(2100), "whole minutes from 1m to 35h");
    /// Never more than a fifth of the time a function has.
    private static final Scalar<Duration> DEADLINE_MARGIN =
            Scalar.duration(Duration.ofSeconds(1), Duration.ofMinutes(3), "a time from 1s to 3m");

    private static final Scalar<String> FIELD =
            Scalar.text("the name of a field, such as customerName", "[A-Za-z_][A-Za-z0-9_.-]{0,99}");
    private static final Scalar<String> VERSION = Scalar.text(
            "in quotes letters, digits, dots, dashes and plus signs, 64 at most", "[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
    private static final Scalar<String> ADDRESS =
            Scalar.text("an address of mail, ops@example.com", "[^@\\s]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Scalar<Duration> HANDED_ON =
            Scalar.duration(Duration.ofDays(1), Duration.ofDays(3650), "whole days from 1d to 3650d");

    private final Section top;

    private EnvironmentFile(Section top) {
        this.top = top;
    }

    static Optional<Environment> read(String name, String file, String text, Problems problems) {
        return read(name, file, text, new Section.Reader(problems, new TreeSet<>()));
    }

    static Optional<Environment> read(String name, String file, String text, Section.Reader reader) {
        return YamlValues.fields(file, text, reader.problems())
                .flatMap(fields -> new EnvironmentFile(Section.top(fields, reader)).read(name))
                .filter(_ -> reader.problems().none());
    }

    private Optional<Environment> read(String name) {
        var given = top.required("environment", Scalar.text("the name of the file", "[a-z][a-z0-9-]*"));
        given.filter(written -> !written.equals(name))
                .ifPresent(written -> top.tell(
                        top.place(),
                        "name",
                        "environment is '" + written + "', but the file is named '" + name + "'; they must agree"));
        var account = top.optional("account", ACCOUNT);
        var region = top.required("region", REGION);
        var prefix = top.required("prefix", PREFIX);
        var version = top.optional("version", VERSION);
        var functions = functions(top.section("functions"));
        var logs = logs(top.section("logs"));
        var data = data(top.section("data"));
        var localStack = top.optional("localstack", Scalar.truth()).orElse(false);
        var machine = machine(top.section("machine"), !localStack);
        var customerKey = top.optional("customerKey", Scalar.truth()).orElse(false);
        var schedules = top.optional("schedules", Scalar.truth()).orElse(true);
        var dashboards = top.optional("dashboards", Scalar.truth()).orElse(!localStack);
        var approvers = approvers(top.section("approvers"));
        var approvals = approvals(top.section("approvals"));
        var topics = topics(top.section("alarms"));
        var tags = top.section("tags").chosen("NAME", TAG);
        top.refuseUnknownKeys();
        return region.isPresent() && prefix.isPresent() && data.isPresent()
                ? Optional.of(new Environment(
                        top.place(),
                        name,
                        account,
                        region.get(),
                        prefix.get(),
                        version,
                        functions,
                        logs,
                        data.get(),
                        localStack,
                        machine,
                        customerKey,
                        schedules,
                        dashboards,
                        approvers,
                        approvals,
                        topics,
                        tags))
                : Optional.empty();
    }

    private static Functions functions(Section section) {
        var functions = new Functions(
                section.optional("memory", Scalar.wholeNumber(128, 10_240)).orElse(1024),
                section.optional("timeout", TIMEOUT).orElse(Duration.ofMinutes(5)),
                section.optional("snapStart", Scalar.truth()).orElse(false),
                section.optional("concurrency", Scalar.wholeNumber(1, 1000)),
                section.optional("deadlineMargin", DEADLINE_MARGIN));
        section.refuseUnknownKeys();
        return functions;
    }

    private static Logs logs(Section section) {
        var logs = new Logs(
                section.optional("retention", Scalar.retention()).orElse(new Retention(30)),
                section.optional("executions", Scalar.oneOf(ExecutionLevel.class))
                        .orElse(ExecutionLevel.ALL),
                section.optional("sample", Scalar.percentage()),
                section.list("redact", FIELD));
        section.refuseUnknownKeys();
        return logs;
    }

    /// Whether data outlives its stack is never assumed: the author says it.
    private static Optional<Data> data(Section section) {
        var keep = section.required("keep", Scalar.truth());
        var handedOn = section.optional("handedOn", HANDED_ON).orElse(Duration.ofDays(30));
        section.refuseUnknownKeys();
        return keep.map(kept -> new Data(kept, handedOn));
    }

    private static Machine machine(Section section, boolean versions) {
        var rollout = rollout(section.section("rollout"));
        section.refuseUnknownKeys();
        return new Machine(versions, rollout);
    }

    /// Gradual is all of it or nothing: how much and how fast is nobody's to guess.
    private static Rollout rollout(Section section) {
        if (section.isEmpty()) {
            return new Rollout.AllAtOnce();
        }
        var pace = section.required("pace", Scalar.oneOf(Rollout.Pace.class));
        var percentage = section.required("percentage", Scalar.wholeNumber(1, 99));
        var interval = section.required("interval", INTERVAL);
        section.refuseUnknownKeys();
        return pace.isPresent() && percentage.isPresent() && interval.isPresent()
                ? new Rollout.Gradual(pace.get(), percentage.get(), interval.get())
                : new Rollout.AllAtOnce();
    }

    private static List<Approvers> approvers(Section section) {
        return section.chosenLists("TOPIC", ADDRESS).entrySet().stream()
                .map(entry -> new Approvers(section.placeOf(entry.getKey()), entry.getKey(), entry.getValue()))
                .toList();
    }

    /// A page that everybody can reach is never assumed, and never takes all that the account has.
    private static Approvals approvals(Section section) {
        var approvals = new Approvals(
                section.optional("links", Scalar.truth()).orElse(false),
                section.optional("concurrency", Scalar.wholeNumber(1, 1000)).orElse(5));
        section.refuseUnknownKeys();
        return approvals;
    }

    private static List<String> topics(Section section) {
        var topics = section.list("topics", TOPIC);
        section.refuseUnknownKeys();
        return topics;
    }
}
