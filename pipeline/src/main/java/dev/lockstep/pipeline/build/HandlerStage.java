package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.stage.Quality;
import java.time.Duration;
import java.util.Optional;

/// A stage that calls a Lambda.
///
/// @param <I> the record it takes
/// @param <O> the record it gives
public record HandlerStage<I, O>(String name, Keys keys)
        implements StageDefinition,
                StageDefinition.Ordered<HandlerStage<I, O>>,
                StageDefinition.Fed<HandlerStage<I, O>>,
                StageDefinition.Repeated<HandlerStage<I, O>> {

    /// By its class's name in full; what it takes and gives is looked at when the handlers are built.
    public static HandlerStage<Record, Record> of(String name, String handler) {
        return new HandlerStage<>(name, Keys.none().with("handler", handler));
    }

    public static HandlerStage<Record, Record> of(String name, Class<?> handler) {
        return of(name, handler.getName());
    }

    /// With what it takes and gives, so that the compiler can hold what it is given against it.
    ///
    /// @throws IllegalArgumentException when the handler's own type parameters say otherwise
    public static <I extends Record, O extends Record> HandlerStage<I, O> of(
            String name, Class<?> handler, Class<I> input, Class<O> output) {
        if (!Components.maps(handler, input, output)) {
            throw new IllegalArgumentException("stage '" + name + "': " + handler.getName() + " does not take "
                    + input.getName() + " and give " + output.getName());
        }
        return new HandlerStage<>(name, Keys.none().with("handler", handler));
    }

    /// A component of its input, to be given something of its type.
    public <T> Slot<I, O, T> with(Given.Component<I, T> component) {
        return new Slot<>(this, Components.key(component));
    }

    /// A component of its input that need not be given anything.
    public <T> Slot<I, O, T> withOptional(Given.Component<I, Optional<T>> component) {
        return new Slot<>(this, Components.key(component));
    }

    /// All it gives, for stages after it.
    public Given.Expression<O> result() {
        return Given.expression("$" + name);
    }

    /// A component of what it gives.
    public <T> Given.Expression<T> result(Given.Component<O, T> component) {
        return result().field(component);
    }

    /// Memory of its function in MB.
    public HandlerStage<I, O> memory(int megabytes) {
        return said(keys.with("memory", megabytes));
    }

    /// The quality its result has to reach, from 0 to 1, and what happens below it.
    public HandlerStage<I, O> quality(Given<? extends Number> atLeast, Quality.Otherwise otherwise) {
        return said(keys.with("quality", Keys.none().with("atLeast", atLeast).with("otherwise", otherwise)));
    }

    /// An earlier result is taken again for so long, when nothing has changed that the stage is given.
    public HandlerStage<I, O> cache(Duration ttl) {
        return said(keys.with("cache", Keys.none().with("ttl", ttl)));
    }

    /// As above, with what a result is known by instead of all that the stage is given.
    public HandlerStage<I, O> cache(Duration ttl, Given<?> key) {
        return said(keys.with("cache", Keys.none().with("key", key).with("ttl", ttl)));
    }

    /// A component that waits for what it is given. Its type is known before, so that nothing else fits.
    ///
    /// @param <T> the component's type
    public record Slot<I, O, T>(HandlerStage<I, O> stage, String component) {

        public HandlerStage<I, O> value(T value) {
            return stage.with(component, Given.value(value));
        }

        public HandlerStage<I, O> from(Given.Expression<? extends T> expression) {
            return stage.with(component, expression);
        }
    }

    @Override
    public HandlerStage<I, O> said(Keys more) {
        return new HandlerStage<>(name, more);
    }
}
