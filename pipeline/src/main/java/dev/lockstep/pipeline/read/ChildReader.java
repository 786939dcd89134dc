package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.Work;
import java.util.Optional;

/// Reads `pipeline: build` and `pipeline: { name: build, version: 3, mode: analysis }`.
record ChildReader(Problems problems) {

    Optional<Work> child(Section stage, Place place) {
        return stage.node("pipeline").flatMap(node -> {
            if (node instanceof Node.Text text) {
                return Optional.of(new Work.Child(place, text.text(), new Work.Edition.Current(), Optional.empty()));
            }
            return Section.of(node, "pipeline of " + stage.what(), StageVocabulary.CHILD, problems)
                    .flatMap(section -> read(section, place));
        });
    }

    private Optional<Work> read(Section section, Place place) {
        var scalars = new Scalars(section);
        if (section.has("version") && section.has("alias")) {
            problems.add(section.placeOf("alias"), "child.edition", "a child has a 'version' or an 'alias', not both");
        }
        var version = scalars.count("version", 1, 1_000_000);
        var edition = version.isPresent()
                ? new Work.Edition.Version(version.getAsInt())
                : scalars.text("alias")
                        .<Work.Edition>map(Work.Edition.Alias::new)
                        .orElseGet(Work.Edition.Current::new);
        var mode = scalars.text("mode");
        return section.required("name")
                .flatMap(_ -> scalars.text("name"))
                .map(name -> new Work.Child(place, name, edition, mode));
    }
}
