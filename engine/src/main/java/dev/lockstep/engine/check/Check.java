package dev.lockstep.engine.check;

import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.parse.Problems;
import java.util.List;

/// Something that a definition must fulfil.
@FunctionalInterface
public interface Check {

    /// Reports what is wrong.
    void check(Definition definition, Problems problems);

    /// All of them, in the order their problems are told.
    static List<Check> all() {
        return List.of(
                new StateNames(), new Transitions(), new ErrorNames(), new Variables(), new Values(), new MapFields());
    }
}
