package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Tags;
import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.store.Store.Shelf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/// The state machines there are, in the order they were created. Whatever changes one goes through here, one at a time,
/// and is kept.
public final class Machines {
    private final DoubleSupplier draw;
    private final Map<String, Machine> byArn = new LinkedHashMap<>();
    private final Store store;
    private long sequence;

    /// @param draw between 0 and 1, which decides between an alias's versions
    public Machines(DoubleSupplier draw, Store store) {
        this.draw = draw;
        this.store = store;
        store.documents(Shelf.MACHINES).values().stream()
                .map(KeptMachine.FORM::read)
                .sorted(Comparator.comparingLong(KeptMachine::sequence))
                .forEach(this::bringBack);
    }

    private synchronized void bringBack(KeptMachine kept) {
        byArn.put(kept.arn(), new Machine(kept));
        sequence = Math.max(
                sequence, kept.aliases().stream().mapToLong(Alias::sequence).reduce(kept.sequence(), Math::max));
    }

    private void keep(Machine machine) {
        store.put(Shelf.MACHINES, machine.arn(), KeptMachine.FORM.write(machine.kept()));
    }

    /// The machine an ARN names, with or without version or alias.
    public synchronized Optional<Machine> find(Arn arn) {
        return Optional.ofNullable(byArn.get(arn.unqualified()));
    }

    /// The machine that an ARN without version or alias names.
    ///
    /// @throws ApiFailure `StateMachineDoesNotExist`
    public synchronized Machine get(Arn arn) {
        Machine machine = byArn.get(arn.text());
        if (machine == null) {
            throw ApiFailure.noStateMachine(arn.text());
        }
        return machine;
    }

    public synchronized List<Machine> all() {
        return new ArrayList<>(byArn.values());
    }

    /// The tags of a machine; a version or an alias has none.
    public synchronized Optional<Tags> tags(Arn arn) {
        return Optional.ofNullable(byArn.get(arn.text())).map(Machine::tags);
    }

    /// Looks at a machine while nobody changes it.
    synchronized <T> T look(Arn arn, Function<Machine, T> look) {
        return look.apply(get(arn));
    }

    /// Does something to a machine while nobody else does.
    synchronized <T> T change(Arn arn, Function<Machine, T> change) {
        Machine machine = get(arn);
        T changed = change.apply(machine);
        keep(machine);
        return changed;
    }

    /// Keeps the tags that somebody has set on a machine.
    public synchronized void keepTags(Arn arn) {
        Optional.ofNullable(byArn.get(arn.text())).ifPresent(this::keep);
    }

    /// Adds a machine, or gives the one of its name.
    synchronized Machine create(String arn, Machine.Kind kind, Revision first, Tags tags) {
        return byArn.computeIfAbsent(arn, _ -> new Machine(++sequence, arn, kind, first, tags));
    }

    synchronized void delete(Arn arn) {
        byArn.remove(arn.unqualified());
        store.remove(Shelf.MACHINES, arn.unqualified());
    }

    synchronized long nextSequence() {
        return ++sequence;
    }

    /// Where an ARN leads; an alias with two versions leads to one of them by chance.
    ///
    /// @throws ApiFailure `StateMachineDoesNotExist`
    public synchronized Target target(Arn arn) {
        Machine machine = find(arn).orElseThrow(() -> ApiFailure.noStateMachine(arn.text()));
        if (!arn.isQualified()) {
            return new Target(machine, machine.current(), Optional.empty(), Optional.empty());
        }
        Optional<Alias> alias = machine.alias(arn.qualifier());
        String versionArn = alias.map(a -> a.versionFor(draw.getAsDouble())).orElse(arn.text());
        Version version = machine.version(Arn.stateMachine(versionArn).qualifier())
                .orElseThrow(() -> ApiFailure.noStateMachine(arn.text()));
        return new Target(machine, version.revision(), Optional.of(version.arn()), alias.map(Alias::arn));
    }
}
