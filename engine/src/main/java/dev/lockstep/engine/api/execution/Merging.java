package dev.lockstep.engine.api.execution;

import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Two lists of executions, each newest first, as one. What is on both, because it is just ending, is given once.
final class Merging implements Iterator<Started> {
    private final Iterator<Started> one;
    private final Iterator<Started> two;
    private @Nullable Started nextOfOne;
    private @Nullable Started nextOfTwo;

    Merging(Iterator<Started> one, Iterator<Started> two) {
        this.one = one;
        this.two = two;
        this.nextOfOne = step(one);
        this.nextOfTwo = step(two);
    }

    private static @Nullable Started step(Iterator<Started> list) {
        return list.hasNext() ? list.next() : null;
    }

    Stream<Started> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        return nextOfOne != null || nextOfTwo != null;
    }

    @Override
    public Started next() {
        Started first = nextOfOne;
        Started second = nextOfTwo;
        if (first == null || (second != null && second.sequence() > first.sequence())) {
            nextOfTwo = step(two);
            return Objects.requireNonNull(second);
        }
        nextOfOne = step(one);
        if (second != null && second.sequence() == first.sequence()) {
            nextOfTwo = step(two);
            return second;
        }
        return first;
    }
}
