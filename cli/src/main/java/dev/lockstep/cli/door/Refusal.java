package dev.lockstep.cli.door;

import java.util.List;
import java.util.Optional;

/// The one way a command says no: what is wrong, where, and what to do about it. It is rendered in one place
/// and never shows a stack.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient Message message;

    /// What the person reads: the sentence, its place, the remedy, and the findings one a line.
    public record Message(String what, Optional<String> where, Optional<String> remedy, List<String> details) {
        public Message {
            details = List.copyOf(details);
        }
    }

    private Refusal(ExitCode exitCode, Message message) {
        super(message.what());
        this.exitCode = exitCode;
        this.message = message;
    }

    /// Someone's file, name or option is wrong.
    public static Refusal input(String what) {
        return new Refusal(ExitCode.INPUT_WRONG, new Message(what, Optional.empty(), Optional.empty(), List.of()));
    }

    /// The machine is not as it must be.
    public static Refusal environment(String what) {
        return new Refusal(
                ExitCode.ENVIRONMENT_WRONG, new Message(what, Optional.empty(), Optional.empty(), List.of()));
    }

    public Refusal at(Object where) {
        return new Refusal(
                exitCode,
                new Message(message.what(), Optional.of(where.toString()), message.remedy(), message.details()));
    }

    public Refusal remedy(String remedy) {
        return new Refusal(
                exitCode, new Message(message.what(), message.where(), Optional.of(remedy), message.details()));
    }

    public Refusal details(List<String> details) {
        return new Refusal(exitCode, new Message(message.what(), message.where(), message.remedy(), details));
    }

    /// Keeps the machine's own exception for the log.
    public Refusal because(Throwable cause) {
        initCause(cause);
        return this;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public Message message() {
        return message;
    }
}
