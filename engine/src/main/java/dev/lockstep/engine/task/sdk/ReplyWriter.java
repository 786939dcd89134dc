package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.value.Null;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/// Makes JSON of responses. Members that the service did not send are left out.
record ReplyWriter(Spelling spelling) {

    Map<String, Object> write(SdkPojo pojo) {
        Map<String, Object> members = new LinkedHashMap<>();
        spelling.fields(pojo).forEach((name, field) -> {
            Object value = field.getValueOrDefault(pojo);
            if (isSent(value)) {
                members.put(name, json(value));
            }
        });
        return members;
    }

    private static boolean isSent(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private Object json(@Nullable Object value) {
        return switch (value) {
            case null -> Null.NULL;
            case SdkPojo pojo -> write(pojo);
            case SdkBytes bytes -> spelling.text(bytes);
            case Instant moment -> spelling.moment(moment);
            case Document document -> json(document.unwrap());
            case Map<?, ?> map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach((key, member) -> members.put(String.valueOf(key), json(member)));
                yield members;
            }
            case List<?> list -> {
                List<Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(json(item)));
                yield items;
            }
            case Boolean flag -> flag;
            case Number number -> number(number);
            default -> value.toString();
        };
    }

    private static Number number(Number number) {
        return switch (number) {
            case Integer whole -> whole;
            case Long whole -> whole;
            case BigInteger whole -> whole;
            case Double real -> real;
            case Float real -> Double.valueOf(real.toString());
            case Short whole -> whole.intValue();
            case Byte whole -> whole.intValue();
            case BigDecimal real -> decimal(real);
            case SdkNumber written -> decimal(written.bigDecimalValue());
            default -> number.doubleValue();
        };
    }

    private static Number decimal(BigDecimal number) {
        try {
            return number.intValueExact();
        } catch (ArithmeticException _) {
            return number.doubleValue();
        }
    }
}
