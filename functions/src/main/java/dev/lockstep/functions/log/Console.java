package dev.lockstep.functions.log;

/// The only class here that prints: Lambda takes standard output for the log.
public final class Console {
    private Console() {}

    /// Prints one line.
    public static void print(String line) {
        System.out.println(line);
    }
}
