package dev.lockstep.cli.door;

import java.util.Map;

/// What the person's screen can do. The launcher looks (`-Dlockstep.terminal=out,err`), because asking in Java loads
/// the console classes.
///
/// @param colours whether talk may be coloured
/// @param live whether a line may be overwritten while it changes
public record Screen(boolean colours, boolean live) {
    /// No terminal: plain lines, one an event.
    public static final Screen PLAIN = new Screen(false, false);

    static Screen of(String terminals, Map<String, String> environment) {
        var terminal = terminals.contains("err") && !"dumb".equals(environment.get("TERM"));
        var noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(terminal && !noColour, terminal && !environment.containsKey("CI"));
    }
}
