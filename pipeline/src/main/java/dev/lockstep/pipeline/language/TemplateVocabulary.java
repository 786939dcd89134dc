package dev.lockstep.pipeline.language;

import static dev.lockstep.pipeline.language.Words.TEXT;
import static dev.lockstep.pipeline.language.Words.key;
import static dev.lockstep.pipeline.language.Words.required;
import static dev.lockstep.pipeline.language.Words.section;

import java.util.List;
import java.util.stream.Stream;

/// The keys by which a pipeline is made of more than one text: what it extends, bases, and families.
public final class TemplateVocabulary {

    private TemplateVocabulary() {}

    public static final Section EXTENDS = section(
            "extends",
            "The base that this pipeline changes.",
            required("base", "The base's name; etl is etl.base.yaml.", TEXT),
            key("with", "What the base takes, to stand where it has <<name>>.", new Shape.Values()),
            key("without", "What is left out of the base, as in stages.approve or onFailure.", new Shape.Names()));

    /// As a pipeline says it.
    static final Section.Key EXTENDS_KEY = key(
            "extends",
            EXTENDS.description(),
            new Shape.Either(List.of(new Shape.Formed("^[a-z][a-z0-9-]{0,39}$", "etl"), new Shape.Keys(EXTENDS))));

    private static final Section.Key TAKES = key(
            "takes",
            "What who extends it gives, to stand for <<name>>: names, or names with what stands when nothing is given.",
            new Shape.Either(List.of(new Shape.Names(), new Shape.Values())));

    private static final Section.Key SERVICES = required(
            "services",
            "What each pipeline of the family is given, to stand for <<name>>.",
            new Shape.ListOf(new Shape.Values()));

    /// A base: keys of a pipeline, without a name.
    static Section base(Section pipeline) {
        return new Section(
                "base",
                "A base that pipelines extend. <<name>> stands for what they give.",
                Stream.concat(
                                Stream.of(TAKES),
                                pipeline.keys().stream()
                                        .filter(key -> !key.name().equals("pipeline"))
                                        .map(TemplateVocabulary::optional))
                        .toList(),
                List.of(),
                List.of("stages", "extends"));
    }

    /// A family: a pipeline for each of its services.
    static Section family(Section pipeline) {
        return new Section(
                "family",
                "A pipeline for each of its services. <<name>> stands for what the service says.",
                Stream.concat(pipeline.keys().stream(), Stream.of(SERVICES)).toList(),
                List.of(),
                pipeline.someOf());
    }

    private static Section.Key optional(Section.Key key) {
        return new Section.Key(key.name(), false, key.description(), key.shape());
    }
}
