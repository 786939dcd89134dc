package dev.lockstep.engine.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// What one evaluation may cost, counted in steps and not in time, so that the same expression is cut off at the same
/// place on every machine. AWS does not say where it does so; an expression that works on what a state can hold is far
/// away from it.
final class Budget {
    private static final int STEPS = 2_000_000;
    private static final int DEEPEST = 300;
    private static final int LONGEST_TEXT = 8 * 1024 * 1024;

    /// What JSONata itself lets a range have.
    private static final int LONGEST_LIST = 10_000_000;

    private static final int SHORT_LIST = 100;

    /// The lists that were counted, by their identity; what they hold counts, so they cannot become too many.
    private final Set<List<?>> known = Collections.newSetFromMap(new IdentityHashMap<>(0));

    private int steps;
    private int depth;

    private Budget() {}

    static void bound(Jsonata.Frame frame) {
        Budget budget = new Budget();
        frame.setEvaluateEntryCallback(budget::enter);
        frame.setEvaluateExitCallback(budget::leave);
    }

    /// Named as the library wants it.
    private void enter(Parser.Symbol symbol, Object input, Jsonata.Frame frame) {
        if (++depth > DEEPEST) {
            throw new JsonataFailure("U1001: Stack overflow error: Check for non-terminating recursive function");
        }
        charge(1);
    }

    private void charge(int cost) {
        steps += cost;
        if (steps > STEPS) {
            throw new JsonataFailure("U1001: Expression evaluation timeout: Check for infinite loop");
        }
    }

    private void leave(Parser.Symbol symbol, Object input, Jsonata.Frame frame, Object result) {
        depth--;
        if (result instanceof String text) {
            checkText(text.length());
        } else if (result instanceof List<?> list) {
            checkList(list.size());
            // to put many items together takes long, however few steps it takes; to name them again does not
            if (list.size() > SHORT_LIST && known.add(list)) {
                charge(list.size());
            }
        }
    }

    static void checkText(long length) {
        if (length > LONGEST_TEXT) {
            throw new JsonataFailure("The evaluation made a text of more than " + LONGEST_TEXT + " characters");
        }
    }

    /// In the words that JSONata has for its ranges.
    static void checkList(double size) {
        if (size > LONGEST_LIST) {
            throw new JsonataFailure("D2014: The size of the sequence allocated by the range operator (..) must be less"
                    + " than or equal to 1e7");
        }
    }
}
