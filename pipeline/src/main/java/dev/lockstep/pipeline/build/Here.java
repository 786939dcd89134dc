package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.Place;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a part of a pipeline is written: the line of Java that says it, unless whoever generates it knows better.
public final class Here {

    private static final ScopedValue<Place> SAID = ScopedValue.newInstance();
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String INSIDE = Here.class.getPackageName() + ".";

    private Here() {}

    /// What is built meanwhile counts as written at that place.
    public static <T> T at(Place place, Supplier<T> build) {
        return ScopedValue.where(SAID, place).call(build::get);
    }

    static Place place() {
        return SAID.isBound() ? SAID.get() : caller();
    }

    private static Place caller() {
        Optional<StackWalker.StackFrame> frame = STACK.walk(frames ->
                frames.filter(each -> !each.getClassName().startsWith(INSIDE)).findFirst());
        return frame.map(found -> new Place(
                        Optional.ofNullable(found.getFileName()).orElse(found.getClassName()),
                        Math.max(1, found.getLineNumber()),
                        1))
                .orElseGet(() -> Place.of("a pipeline in Java"));
    }
}
