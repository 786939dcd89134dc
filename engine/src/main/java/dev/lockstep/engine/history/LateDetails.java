package dev.lockstep.engine.history;

/// What an event says, or will say when somebody asks: of most events nobody does, and to write their texts is dear.
@FunctionalInterface
public interface LateDetails {

    EventDetails details();
}
