package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import java.time.Duration;
import java.util.Optional;

/// What every stage has that does not say otherwise.
record DefaultsReader(RetryReader.Settings retry, Optional<Duration> timeout) {

    static final DefaultsReader NONE = new DefaultsReader(RetryReader.Settings.NONE, Optional.empty());

    static DefaultsReader of(Section pipeline, Problems problems) {
        return pipeline.node("defaults")
                .flatMap(node -> Section.of(node, "defaults", StageVocabulary.DEFAULTS, problems))
                .map(section -> new DefaultsReader(
                        new RetryReader(problems).settings(section), new Scalars(section).duration("timeout")))
                .orElse(NONE);
    }
}
