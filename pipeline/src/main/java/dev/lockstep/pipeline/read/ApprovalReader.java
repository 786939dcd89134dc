package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.form.Values;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.Work;
import java.util.Optional;

/// Reads `approval: { notify: ops, timeout: 24h, otherwise: reject }`.
record ApprovalReader(Problems problems) {

    Optional<Work> approval(Section stage, Place place) {
        return stage.node("approval")
                .flatMap(node -> Section.of(node, "approval of " + stage.what(), StageVocabulary.APPROVAL, problems))
                .flatMap(section -> read(section, place));
    }

    private Optional<Work> read(Section section, Place place) {
        var scalars = new Scalars(section);
        var notify = section.required("notify").flatMap(_ -> scalars.text("notify"));
        var timeout = section.required("timeout").flatMap(_ -> scalars.duration("timeout"));
        var heartbeat = scalars.duration("heartbeat");
        var message = section.node("message").flatMap(node -> message(node, section));
        var otherwise = scalars.word("otherwise", Work.Unanswered.values()).orElse(Work.Unanswered.REJECT);
        return notify.flatMap(topic ->
                timeout.map(longest -> new Work.Approval(place, topic, message, longest, heartbeat, otherwise)));
    }

    private Optional<Value> message(Node node, Section section) {
        var read = new Values(problems).read(node);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var value = read.get();
        return WorkReader.isText(value)
                ? Optional.of(value)
                : new Scalars(section).wrong("message", node, "a text, or an expression that gives one");
    }
}
