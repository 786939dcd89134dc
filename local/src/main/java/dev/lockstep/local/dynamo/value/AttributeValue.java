package dev.lockstep.local.dynamo.value;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A value of an item's attribute. Equal records are equal values: numbers are kept without trailing zeros.
public sealed interface AttributeValue {

    /// The name JSON and `attribute_type` have for its type.
    default String type() {
        return switch (this) {
            case S _ -> "S";
            case N _ -> "N";
            case B _ -> "B";
            case Bool _ -> "BOOL";
            case Null _ -> "NULL";
            case L _ -> "L";
            case M _ -> "M";
            case SS _ -> "SS";
            case NS _ -> "NS";
            case BS _ -> "BS";
        };
    }

    record S(String text) implements AttributeValue {}

    record N(BigDecimal number) implements AttributeValue {
        public N {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
    }

    /// The buffer is never moved: it is duplicated for reading.
    record B(ByteBuffer bytes) implements AttributeValue {}

    record Bool(boolean value) implements AttributeValue {}

    record Null() implements AttributeValue {}

    record L(List<AttributeValue> elements) implements AttributeValue {
        public L {
            elements = Collections.unmodifiableList(new ArrayList<>(elements));
        }
    }

    record M(Map<String, AttributeValue> members) implements AttributeValue {
        public M {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    record SS(Set<String> texts) implements AttributeValue {
        public SS {
            texts = Collections.unmodifiableSet(new LinkedHashSet<>(texts));
        }
    }

    record NS(Set<BigDecimal> numbers) implements AttributeValue {
        public NS {
            numbers = Collections.unmodifiableSet(new LinkedHashSet<>(numbers));
        }
    }

    record BS(Set<ByteBuffer> binaries) implements AttributeValue {
        public BS {
            binaries = Collections.unmodifiableSet(new LinkedHashSet<>(binaries));
        }
    }
}
