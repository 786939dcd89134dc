package dev.lockstep.engine.store.form;

import dev.lockstep.engine.value.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The form of one type, without its name.
interface Shape {
    void write(Object value, ByteWriter out);

    Object read(ByteReader in);

    Shape TEXT = of((value, out) -> out.text((String) value), ByteReader::text);
    Shape INTEGER = of((value, out) -> out.number((Integer) value), ByteReader::count);
    Shape LONG = of((value, out) -> out.number((Long) value), ByteReader::number);
    Shape DOUBLE = of(
            (value, out) -> out.number(Double.doubleToRawLongBits((Double) value)),
            in -> Double.longBitsToDouble(in.number()));
    Shape BOOLEAN = of((value, out) -> out.number((Boolean) value ? 1 : 0), in -> in.number() == 1);
    Shape MOMENT = of((value, out) -> out.moment((Instant) value), ByteReader::moment);
    Shape DURATION =
            of((value, out) -> out.number(((Duration) value).toMillis()), in -> Duration.ofMillis(in.number()));

    /// What the States Language computes with.
    Shape JSON = of((value, out) -> out.text(Json.write(value)), in -> Json.parse(in.text()));

    /// Writes a value.
    interface Writing {
        void write(Object value, ByteWriter out);
    }

    static Shape of(Writing writing, Function<ByteReader, Object> reading) {
        return new Shape() {
            @Override
            public void write(Object value, ByteWriter out) {
                writing.write(value, out);
            }

            @Override
            public Object read(ByteReader in) {
                return reading.apply(in);
            }
        };
    }

    record Maybe(Shape inner) implements Shape {
        @Override
        public void write(Object value, ByteWriter out) {
            Optional<?> optional = (Optional<?>) value;
            out.number(optional.isPresent() ? 1 : 0);
            optional.ifPresent(present -> inner.write(present, out));
        }

        @Override
        public Object read(ByteReader in) {
            return in.number() == 1 ? Optional.of(inner.read(in)) : Optional.empty();
        }
    }

    record Sequence(Shape inner) implements Shape {
        @Override
        public void write(Object value, ByteWriter out) {
            List<?> list = (List<?>) value;
            out.number(list.size());
            list.forEach(item -> inner.write(item, out));
        }

        @Override
        public Object read(ByteReader in) {
            int size = in.count();
            List<Object> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                list.add(inner.read(in));
            }
            return list;
        }
    }

    record Mapping(Shape key, Shape inner) implements Shape {
        @Override
        public void write(Object value, ByteWriter out) {
            Map<?, ?> map = (Map<?, ?>) value;
            out.number(map.size());
            map.forEach((name, item) -> {
                key.write(name, out);
                inner.write(item, out);
            });
        }

        @Override
        public Object read(ByteReader in) {
            int size = in.count();
            Map<Object, Object> map = LinkedHashMap.newLinkedHashMap(size);
            for (int i = 0; i < size; i++) {
                map.put(key.read(in), inner.read(in));
            }
            return map;
        }
    }
}
