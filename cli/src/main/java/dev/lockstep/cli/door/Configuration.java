package dev.lockstep.cli.door;

import dev.lockstep.pipeline.DidYouMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Settings that last: `lockstep.yaml` at the project's root, overridden by `LOCKSTEP_…`, overridden by options.
///
/// The file is a flat list of `key: value`; the keys are the long options they stand for.
public final class Configuration {
    private static final List<String> KEYS = List.of("runs-dir", "keep-runs", "seed");
    private static final Pattern LINE =
            Pattern.compile("([A-Za-z-]+):\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"'#]*?))\\s*(?:#.*)?");

    private final Map<String, String> settings;

    private Configuration(Map<String, String> settings) {
        this.settings = settings;
    }

    public static Configuration read(Surroundings surroundings) {
        var settings = new LinkedHashMap<String, String>();
        var file = surroundings.project().resolve("lockstep.yaml");
        if (Files.exists(file)) {
            settings.putAll(readFile(file, surroundings.show(file)));
            // a folder in the file is meant from the file
            settings.computeIfPresent(
                    "runs-dir", (_, folder) -> file.resolveSibling(folder).toString());
        }
        for (var key : KEYS) {
            var value = surroundings.environment().get(variable(key));
            if (value != null && !value.isEmpty()) {
                settings.put(key, value);
            }
        }
        return new Configuration(settings);
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    private static String variable(String key) {
        return "LOCKSTEP_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Map<String, String> readFile(Path file, String shown) {
        var settings = new LinkedHashMap<String, String>();
        var number = 0;
        for (var line : lines(file, shown)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw Refusal.input("not a setting: " + line.strip())
                        .at(shown + ":" + number)
                        .remedy("write one `key: value` a line; the keys are " + String.join(", ", KEYS));
            }
            var key = matcher.group(1);
            if (!KEYS.contains(key)) {
                throw Refusal.input("there is no setting '" + key + "'" + DidYouMean.hint(key, KEYS))
                        .at(shown + ":" + number)
                        .remedy("the settings are " + String.join(", ", KEYS));
            }
            settings.put(key, firstOf(matcher.group(2), matcher.group(3), matcher.group(4)));
        }
        return settings;
    }

    private static String firstOf(String... groups) {
        for (var group : groups) {
            if (group != null) {
                return group;
            }
        }
        return "";
    }

    private static List<String> lines(Path file, String shown) {
        try {
            return Files.readAllLines(file);
        } catch (IOException trouble) {
            throw Refusal.environment("cannot read the settings: " + trouble.getMessage())
                    .at(shown)
                    .because(trouble);
        }
    }
}
