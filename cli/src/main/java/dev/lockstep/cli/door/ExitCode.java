package dev.lockstep.cli.door;

/// What a script can rely on: the same six answers from every command.
public enum ExitCode {
    DONE(0, "done"),
    RUN_FAILED(1, "the run failed"),
    INPUT_WRONG(2, "the input is wrong: a file, a name, a parameter, an option"),
    HELD(3, "held: waits for a person, or only part of it was done"),
    ENVIRONMENT_WRONG(4, "the environment is wrong: JDK, Maven, build, disk, permissions"),
    INTERRUPTED(130, "interrupted by Ctrl-C");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
