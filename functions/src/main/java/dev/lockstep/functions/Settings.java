package dev.lockstep.functions;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The door to configuration: `lockstep.x.y` as a system property, else `LOCKSTEP_X_Y` in the environment.
/// Read when asked, never kept, so that one process can hold functions of different pipelines.
public final class Settings {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");
    private static final Settings OF_THIS_PROCESS = new Settings(System::getProperty, System::getenv);

    private final Source properties;
    private final Source environment;

    Settings(Source properties, Source environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /// The settings of this process.
    public static Settings ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /// A setting by its dotted name without `lockstep.`; an empty one counts as missing.
    public Optional<String> get(String name) {
        String key = "lockstep." + name;
        return given(properties.get(key))
                .or(() -> given(environment.get(
                        key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'))));
    }

    /// A setting that must be there.
    ///
    /// @throws InvalidInput saying how to set it
    public String require(String name) {
        return get(name)
                .orElseThrow(() -> new InvalidInput("the setting " + name + " is missing; set LOCKSTEP_"
                        + name.toUpperCase(Locale.ROOT).replace('.', '_') + " in the function's environment"));
    }

    /// A setting that is a time, as pipelines write it: `500ms`, `10s`, `5m`.
    ///
    /// @throws InvalidInput when it is none
    public Optional<Duration> duration(String name) {
        return get(name).map(text -> {
            Matcher matcher = DURATION.matcher(text.strip());
            if (!matcher.matches()) {
                throw new InvalidInput("the setting " + name + " must be a time like 10s, but is '" + text + "'");
            }
            long count = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                default -> Duration.ofMinutes(count);
            };
        });
    }

    /// A variable that belongs to Lambda or the AWS SDK: its system property, else its environment variable.
    public Optional<String> ofPlatform(String property, String variable) {
        return given(properties.get(property)).or(() -> given(environment.get(variable)));
    }

    /// The real name of a bucket or table: each environment puts its prefix before what the pipeline calls it.
    ///
    /// A name that begins with the prefix is real already: an event from AWS names the real bucket, and so does a
    /// stage to the next. No pipeline calls anything so; deploying it would be refused.
    public String physical(String name) {
        var prefix = get("prefix").orElse("");
        return name.startsWith(prefix) ? name : prefix + name;
    }

    /// What the pipeline calls what has that real name.
    public String logical(String name) {
        var prefix = get("prefix").orElse("");
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /// Where values come from: null when there is none.
    @FunctionalInterface
    interface Source {
        @Nullable
        String get(String key);
    }
}
