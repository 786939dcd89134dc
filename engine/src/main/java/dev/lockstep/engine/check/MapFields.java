package dev.lockstep.engine.check;

import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.ItemProcessor.Mode;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.parse.Problems;
import dev.lockstep.engine.value.SourceText;
import java.util.Optional;
import java.util.stream.Stream;

/// What Map states of the one mode have and those of the other do not: labels can stand in ARNs, and whoever tolerates
/// failures of an inline Map is warned that AWS does not.
final class MapFields implements Check {
    private static final int LONGEST_LABEL = 40;
    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    @Override
    public void check(Definition definition, Problems problems) {
        for (StateGroup group : Groups.in(definition)) {
            for (State state : group.states().values()) {
                if (state instanceof State.Map map) {
                    check(map, problems);
                }
            }
        }
    }

    private static void check(State.Map map, Problems problems) {
        switch (map.processor().mode()) {
            case Mode.Inline _ -> tolerances(map).forEach(tolerance -> warn(tolerance, problems));
            case Mode.Distributed distributed ->
                distributed.label().ifPresent(label -> label(label, map.header().pointer() + "/Label", problems));
        }
    }

    private static Stream<Operand> tolerances(State.Map map) {
        return Stream.of(map.limits().toleratedFailureCount(), map.limits().toleratedFailurePercentage())
                .flatMap(Optional::stream);
    }

    private static void warn(Operand tolerance, Problems problems) {
        String pointer = switch (tolerance) {
            case Operand.Literal(String _, Object _, String at) -> at;
            case Operand.Path(String _, String _, String at) -> at;
            case Operand.Jsonata(String _, Object _, String at) -> at;
        };
        problems.warn(
                "NO_EFFECT",
                "Failures are tolerated only by a Map in DISTRIBUTED mode; here any ends the Map",
                pointer);
    }

    private static void label(String label, String pointer, Problems problems) {
        if (label.isEmpty()) {
            problems.value("Label cannot be empty", pointer);
        } else if (label.length() > LONGEST_LABEL) {
            problems.value("Label cannot exceed " + LONGEST_LABEL + " characters", pointer);
        }
        label.codePoints()
                .filter(MapFields::isForbidden)
                .findFirst()
                .ifPresent(c -> problems.value(
                        "Label contains invalid character: " + SourceText.of(Character.toString(c)), pointer));
    }

    private static boolean isForbidden(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0;
    }
}
