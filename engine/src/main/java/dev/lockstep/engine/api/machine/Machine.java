package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Tags;
import dev.lockstep.engine.store.KeptRevision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A state machine with its current revision, its versions and its aliases. [Machines] guards it.
public final class Machine {
    private final long sequence;
    private final String name;
    private final String arn;
    private final Kind kind;
    private final Instant created;
    private final Tags tags;
    private final TreeMap<Integer, Version> versions = new TreeMap<>();
    private final Map<String, Alias> aliases = new TreeMap<>();
    private Revision current;
    private int lastVersion;

    Machine(long sequence, String arn, Kind kind, Revision first, Tags tags) {
        this.sequence = sequence;
        this.name = Arn.stateMachine(arn).name();
        this.arn = arn;
        this.kind = kind;
        this.created = first.since();
        this.current = first;
        this.tags = tags;
    }

    /// As it was kept.
    Machine(KeptMachine kept) {
        this.sequence = kept.sequence();
        this.name = Arn.stateMachine(kept.arn()).name();
        this.arn = kept.arn();
        this.kind = kept.kind();
        this.created = kept.created();
        this.current = revision(name, kind, kept.current());
        this.tags = Tags.of(kept.tags());
        this.lastVersion = kept.lastVersion();
        kept.versions().forEach(version -> versions.put(version.number(), version(version)));
        kept.aliases().forEach(alias -> aliases.put(alias.name(), alias));
    }

    private Version version(KeptMachine.KeptVersion kept) {
        return new Version(
                kept.number(),
                arn + ":" + kept.number(),
                kept.description(),
                revision(name, kind, kept.revision()),
                kept.created());
    }

    private static Revision revision(String name, Kind kind, KeptRevision kept) {
        return new Revision(kept, () -> Definitions.parse(name, kept.definition(), kind));
    }

    /// What kind of workflow it is.
    public enum Kind {
        STANDARD,
        EXPRESS
    }

    long sequence() {
        return sequence;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return arn;
    }

    public Kind kind() {
        return kind;
    }

    public Instant created() {
        return created;
    }

    Tags tags() {
        return tags;
    }

    public Revision current() {
        return current;
    }

    void update(Revision revision) {
        current = revision;
    }

    /// The machine as it is kept.
    KeptMachine kept() {
        return new KeptMachine(
                sequence,
                arn,
                kind,
                created,
                tags.all(),
                current.kept(),
                lastVersion,
                versions.values().stream()
                        .map(version -> new KeptMachine.KeptVersion(
                                version.number(),
                                version.description(),
                                version.revision().kept(),
                                version.created()))
                        .toList(),
                List.copyOf(aliases.values()));
    }

    /// Publishes the current revision, unless the newest version is just that.
    Version publish(Optional<String> description, Instant now) {
        if (!versions.isEmpty()
                && versions.lastEntry().getValue().revision().kept().equals(current.kept())) {
            return versions.lastEntry().getValue();
        }
        int number = ++lastVersion;
        Version version = new Version(number, arn + ":" + number, description, current, now);
        versions.put(number, version);
        return version;
    }

    Optional<Version> version(String qualifier) {
        return versions.values().stream()
                .filter(version -> version.arn().equals(arn + ":" + qualifier))
                .findFirst();
    }

    /// The versions, newest first.
    List<Version> versions() {
        return new ArrayList<>(versions.descendingMap().values());
    }

    void deleteVersion(int number) {
        versions.remove(number);
    }

    Optional<Alias> alias(String qualifier) {
        return Optional.ofNullable(aliases.get(qualifier));
    }

    Collection<Alias> aliases() {
        return aliases.values();
    }

    void put(Alias alias) {
        aliases.put(alias.name(), alias);
    }

    void deleteAlias(String qualifier) {
        aliases.remove(qualifier);
    }
}
