package dev.lockstep.engine.value;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Equality of documents, which Java's `equals` is not: it tells `1` from `1.0`.
final class JsonEquality {
    private JsonEquality() {}

    static boolean equal(Object left, Object right) {
        return switch (left) {
            case Number number -> right instanceof Number other && Numbers.compare(number, other) == 0;
            case List<?> list -> right instanceof List<?> other && equal(list, other);
            case Map<?, ?> map -> right instanceof Map<?, ?> other && equal(map, other);
            default -> left.equals(right);
        };
    }

    private static boolean equal(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object item : left) {
            if (!equal(item, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Object other = right.get(entry.getKey());
            if (other == null || !equal(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }
}
