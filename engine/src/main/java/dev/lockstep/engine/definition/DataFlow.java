package dev.lockstep.engine.definition;

import java.util.Optional;

/// How a state reads its input and shapes its output, in one of the two query languages.
public sealed interface DataFlow {

    /// `"QueryLanguage": "JSONPath"`. A path that is not written stands as `$`; one that is written as null is empty.
    record JsonPath(
            Optional<String> inputPath,
            Optional<Template> parameters,
            Optional<Template> resultSelector,
            Optional<String> resultPath,
            Optional<String> outputPath,
            Optional<Template> assign)
            implements DataFlow {}

    /// `"QueryLanguage": "JSONata"`.
    record Jsonata(Optional<Template> arguments, Optional<Template> output, Optional<Template> assign)
            implements DataFlow {}
}
