package dev.lockstep.cli.render;

import dev.lockstep.cli.door.Screen;

/// Colours by meaning, or none.
public record Style(boolean colours) {
    public static Style of(Screen screen) {
        return new Style(screen.colours());
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("31;1", text);
    }

    public String careful(String text) {
        return paint("33", text);
    }

    public String quiet(String text) {
        return paint("2", text);
    }

    public String strong(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
