package dev.lockstep.cli.render;

import dev.lockstep.cli.door.Refusal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A refusal as people read it: what, where, the findings, what to do.
public final class RefusalText {
    private RefusalText() {}

    /// Prints it.
    ///
    /// @param folder where the person stands; paths below it are shown from there
    public static void print(Refusal refusal, Style style, Path folder, PrintStream err) {
        var message = refusal.message();
        var prefix = folder + "/";
        err.println(style.bad("error: ") + message.what().replace(prefix, ""));
        message.where().ifPresent(where -> err.println("  where  " + where.replace(prefix, "")));
        message.details().forEach(detail -> err.println("  " + detail.replace(prefix, "")));
        message.remedy().ifPresent(remedy -> err.println("  to do  " + remedy));
    }

    /// The same for machines.
    public static Map<String, Object> document(Refusal refusal) {
        var message = refusal.message();
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message.what());
        message.where().ifPresent(where -> error.put("where", where));
        if (!message.details().isEmpty()) {
            error.put("details", message.details());
        }
        message.remedy().ifPresent(remedy -> error.put("remedy", remedy));
        var document = new LinkedHashMap<String, Object>();
        document.put("status", "REFUSED");
        document.put("exitCode", refusal.exitCode().number());
        document.put("error", error);
        return document;
    }
}
