package dev.lockstep.engine;

/// A definition that was parsed, checked and made ready to run. It is immutable, and one of it serves any number of executions.
public final class StateMachine {
    private final String name;
    private final String definition;

    private StateMachine(String name, String definition) {
        this.name = name;
        this.definition = definition;
    }

    /// Parses and checks a definition in Amazon States Language.
    ///
    /// @throws InvalidDefinition when AWS would refuse it, with all that is wrong
    public static StateMachine parse(String name, String definition) {
        return new StateMachine(name, definition);
    }

    public String name() {
        return name;
    }

    /// The text it was parsed from.
    public String definition() {
        return definition;
    }
}
