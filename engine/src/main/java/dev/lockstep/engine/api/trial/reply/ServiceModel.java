package dev.lockstep.engine.api.trial.reply;

import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// What the actions of one service answer with.
///
/// @param actions the name of an action, with a capital, to the name of a shape
record ServiceModel(Map<String, String> actions, Map<String, Shape> shapes) {
    private static final String FILE = "reply-shapes.zip";

    Optional<String> reply(String action) {
        return Optional.ofNullable(actions.get(action));
    }

    /// A shape, which anything fits when it is not known.
    Shape shape(String name) {
        return shapes.getOrDefault(name, new Shape.Anything());
    }

    /// The model of a service, by the name that the SDK for Java gives it; nothing for a service that is too new.
    static Optional<ServiceModel> of(String service) {
        try (InputStream file = ServiceModel.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the engine is incomplete: its jar has no " + FILE);
            }
            ZipInputStream entries = new ZipInputStream(file);
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equals(service + ".json")) {
                    return Optional.of(read((Map<?, ?>) Json.parse(entries.readAllBytes())));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceModel read(Map<?, ?> written) {
        Map<String, String> actions = new LinkedHashMap<>();
        members(written, "actions").forEach((name, shape) -> actions.put((String) name, (String) shape));
        Map<String, Shape> shapes = new LinkedHashMap<>();
        members(written, "shapes").forEach((name, shape) -> shapes.put((String) name, Shape.of((Map<?, ?>) shape)));
        return new ServiceModel(actions, shapes);
    }

    private static Map<?, ?> members(Map<?, ?> written, String name) {
        return written.get(name) instanceof Map<?, ?> members ? members : Map.of();
    }
}
