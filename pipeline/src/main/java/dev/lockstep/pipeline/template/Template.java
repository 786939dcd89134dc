package dev.lockstep.pipeline.template;

import dev.lockstep.pipeline.language.JsonSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/// A pipeline to begin with: sound as it is, and short enough to be read before it is changed.
public enum Template {
    ETL,
    FAN_OUT,
    APPROVAL,
    INCREMENTAL,
    PARENT_CHILD,
    MATRIX,
    EVENT_DRIVEN;

    private static final String NAME = "NAME";

    /// By this line editors complete a pipeline, with the schema beside it.
    private static final String EDITORS = "# yaml-language-server: $schema=" + JsonSchema.FILE + "\n";

    /// As a person asks for it: `fan-out`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The sources it is made of, by the names of their pipelines; those that others start come first.
    public SequencedMap<String, String> sources(String pipeline) {
        var sources = new LinkedHashMap<String, String>();
        if (this == PARENT_CHILD) {
            sources.put(pipeline + "-part", text(word() + "-part", pipeline));
        }
        sources.put(pipeline, text(word(), pipeline));
        return sources;
    }

    private static String text(String resource, String pipeline) {
        var file = "/templates/" + resource + ".yaml";
        try (var in = Template.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return EDITORS + new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(NAME, pipeline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
