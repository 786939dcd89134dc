package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.value.Json;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/// How an integration names the members of requests and responses, and writes what JSON has no type for.
///
/// `aws-sdk` integrations go by the methods of the SDK for Java, with a capital (`Bool`, `ETag`,
/// `DbInstanceIdentifier`); optimised ones go by the API (`BOOL`, `MD5OfMessageBody`).
enum Spelling {
    SDK {
        @Override
        String name(Class<?> model, SdkField<?> field) {
            return capital(method(model, field.memberName())
                    .or(() -> method(model, constant(model, field)))
                    .orElse(field.memberName()));
        }

        @Override
        Object moment(Instant moment) {
            return moment.toString();
        }

        @Override
        SdkBytes bytes(Object value) {
            return SdkBytes.fromUtf8String(Json.write(value));
        }

        @Override
        String text(SdkBytes bytes) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes.asByteArrayUnsafe()))
                        .toString();
            } catch (CharacterCodingException _) {
                return API.text(bytes);
            }
        }
    },
    API {
        @Override
        String name(Class<?> model, SdkField<?> field) {
            return capital(field.memberName());
        }

        @Override
        Object moment(Instant moment) {
            return moment.toEpochMilli();
        }

        @Override
        SdkBytes bytes(Object value) {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(String.valueOf(value)));
        }

        @Override
        String text(SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        }
    };

    private static final Map<Key, Map<String, SdkField<?>>> KNOWN = new ConcurrentHashMap<>();

    private record Key(Spelling spelling, Class<?> model) {}

    abstract String name(Class<?> model, SdkField<?> field);

    abstract Object moment(Instant moment);

    /// What is sent where the service takes bytes.
    ///
    /// @throws IllegalArgumentException when the value stands for no bytes
    abstract SdkBytes bytes(Object value);

    abstract String text(SdkBytes bytes);

    /// The fields of an object or of its builder by their names, in the order of the names, as AWS writes them.
    Map<String, SdkField<?>> fields(SdkPojo pojo) {
        Class<?> type = pojo.getClass();
        Class<?> around = type.getEnclosingClass();
        Class<?> model = pojo instanceof Buildable && around != null ? around : type;
        return KNOWN.computeIfAbsent(new Key(this, model), _ -> {
            Map<String, SdkField<?>> fields = new TreeMap<>();
            pojo.sdkFields().forEach(field -> fields.put(name(model, field), field));
            return new LinkedHashMap<>(fields);
        });
    }

    private static Optional<String> method(Class<?> model, String name) {
        String plain = plain(name);
        for (Method method : model.getMethods()) {
            if (method.getParameterCount() == 0 && method.getName().equalsIgnoreCase(plain)) {
                return Optional.of(method.getName());
            }
        }
        return Optional.empty();
    }

    /// A member whose method had to be named otherwise (`NULL`, `nul`) is known by the constant that describes it.
    private static String constant(Class<?> model, SdkField<?> described) {
        for (Field field : model.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && field.getType() == SdkField.class
                    && field.trySetAccessible()) {
                try {
                    if (field.get(null) == described) {
                        return field.getName().replaceFirst("_FIELD$", "");
                    }
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(field + " was opened", e);
                }
            }
        }
        return described.memberName();
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "");
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
