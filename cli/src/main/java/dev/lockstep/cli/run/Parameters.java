package dev.lockstep.cli.run;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The texts of `--param name=value` as values of the types the pipeline declares. All that is wrong is said at once.
public final class Parameters {
    private final Pipeline pipeline;
    private final List<String> wrong = new ArrayList<>();

    private Parameters(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /// Types them.
    ///
    /// @throws Refusal for unknown names and values of another type
    public static SequencedMap<String, Object> typed(Pipeline pipeline, Map<String, String> texts) {
        return new Parameters(pipeline).read(texts);
    }

    private SequencedMap<String, Object> read(Map<String, String> texts) {
        var values = new LinkedHashMap<String, Object>();
        texts.forEach((name, text) -> pipeline.parameter(name)
                .ifPresentOrElse(
                        parameter -> value(parameter, text).ifPresent(value -> values.put(name, value)),
                        () -> wrong.add("parameter '" + name + "' is not one of " + pipeline.name()
                                + DidYouMean.hint(name, names()))));
        if (!wrong.isEmpty()) {
            var what = wrong.size() == 1 ? wrong.getFirst() : wrong.size() + " parameters are wrong";
            throw Refusal.input(what)
                    .at(pipeline.place().file())
                    .details(wrong.size() == 1 ? declared() : wrong)
                    .remedy("give it as --param NAME=VALUE, of the type declared");
        }
        return values;
    }

    private Optional<Object> value(Parameter parameter, String text) {
        var value = parse(parameter.type(), text);
        if (value.isEmpty()) {
            wrong.add("parameter '" + parameter.name() + "' is '" + text + "', expected "
                    + parameter.type().withArticle());
        } else if (parameter.pattern().isPresent()
                && !text.matches(parameter.pattern().get())) {
            wrong.add("parameter '" + parameter.name() + "' is '" + text + "', expected a text like "
                    + parameter.pattern().get());
            return Optional.empty();
        }
        return value;
    }

    private static Optional<Object> parse(Parameter.Type type, String text) {
        if (type == Parameter.Type.STRING) {
            return Optional.of(text);
        }
        try {
            return Optional.of(Json.parse(text)).filter(value -> fits(type, value));
        } catch (InvalidJson other) {
            return Optional.empty();
        }
    }

    private static boolean fits(Parameter.Type type, Object value) {
        return switch (type) {
            case STRING -> value instanceof String;
            case NUMBER -> value instanceof Number;
            case INTEGER -> value instanceof Number number && number.doubleValue() % 1 == 0;
            case BOOLEAN -> value instanceof Boolean;
            case LIST -> value instanceof List;
            case OBJECT -> value instanceof Map;
        };
    }

    private List<String> names() {
        return pipeline.parameters().stream().map(Parameter::name).toList();
    }

    private List<String> declared() {
        return pipeline.parameters().stream()
                .map(parameter ->
                        "takes  " + parameter.name() + ": " + parameter.type().word()
                                + (parameter.required() ? ", required" : "")
                                + (parameter.description().isEmpty() ? "" : " - " + parameter.description()))
                .toList();
    }
}
