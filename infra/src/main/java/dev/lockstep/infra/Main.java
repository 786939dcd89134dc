package dev.lockstep.infra;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The door: arguments, the environment's variables, the terminal and the exit code.
public final class Main {

    private Main() {}

    /// See `Request.USAGE`. Ends with 0 when everything was written, 2 when someone's files or arguments are wrong, 4
    /// when this machine is not ready.
    public static void main(String[] arguments) {
        var given = List.of(arguments);
        System.exit(
                Relaunch.needed(System.getenv())
                        ? Relaunch.run(Main.class, given)
                        : run(given, System.getenv(), Path.of(""), System.out, System.err));
    }

    static int run(
            List<String> arguments, Map<String, String> variables, Path here, PrintStream out, PrintStream talk) {
        return new Command(variables, here.toAbsolutePath().normalize(), out, talk).run(arguments);
    }
}
