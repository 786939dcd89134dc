package dev.lockstep.cli;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.pipeline.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What picocli says about a command line that does not parse, in our words.
final class Misuse {
    private Misuse() {}

    static Refusal refusal(ParameterException trouble) {
        var command = trouble.getCommandLine().getCommandSpec().qualifiedName();
        return Refusal.input(sentence(trouble, command)).remedy("./" + command + " --help");
    }

    private static String sentence(ParameterException trouble, String command) {
        return switch (trouble) {
            case UnmatchedArgumentException unmatched -> unknown(unmatched, command);
            case MissingParameterException missing -> command + ": " + lower(String.valueOf(missing.getMessage()));
            default -> command + ": " + plain(String.valueOf(trouble.getMessage()));
        };
    }

    private static String unknown(UnmatchedArgumentException unmatched, String command) {
        var first = unmatched.getUnmatched().getFirst();
        var isRoot = unmatched.getCommandLine().getParent() == null;
        var what = first.startsWith("-") ? "option" : isRoot ? "command" : "argument";
        var suggestions = suggestions(unmatched, first, isRoot);
        return command + " has no " + what + " '" + first + "'"
                + (suggestions.isEmpty() ? "" : "; did you mean '" + String.join("' or '", suggestions) + "'?");
    }

    private static List<String> suggestions(UnmatchedArgumentException unmatched, String word, boolean isRoot) {
        var spec = unmatched.getCommandLine().getCommandSpec();
        var names = new ArrayList<String>();
        if (word.startsWith("-")) {
            names.addAll(spec.optionsMap().keySet());
        } else if (isRoot) {
            names.addAll(spec.subcommands().keySet());
        }
        return DidYouMean.nearest(word, names).stream().toList();
    }

    /// Picocli's words for what people see here: types and formats by the names of this page.
    private static String plain(String message) {
        return lower(message)
                .replace("is not a long", "is not a whole number")
                .replace("is not an int", "is not a whole number")
                .replaceAll(
                        "value for option option '(.*)' \\((.*)\\) should be in KEY=VALUE format but was (.*)",
                        "$1 is '$3', expected $2");
    }

    private static String lower(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
