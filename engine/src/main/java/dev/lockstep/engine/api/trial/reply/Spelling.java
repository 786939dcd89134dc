package dev.lockstep.engine.api.trial.reply;

import java.util.Locale;

/// How an integration names the members of an answer.
enum Spelling {
    /// By the model of the API, with a capital: `BOOL`, `ExecutionArn`.
    API {
        @Override
        String of(String member) {
            return capital(member);
        }
    },

    /// By the methods of the SDK for Java, with a capital: `Bool`, `DbInstanceIdentifier`, `ETag`.
    SDK {
        @Override
        String of(String member) {
            return capital(method(member));
        }
    };

    abstract String of(String member);

    static String capital(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /// The leading capitals become small, but for one that a small letter follows.
    private static String method(String member) {
        int small = Math.min(1, member.length());
        while (small < member.length()
                && Character.isUpperCase(member.charAt(small))
                && !(small + 1 < member.length() && Character.isLowerCase(member.charAt(small + 1)))) {
            small++;
        }
        return member.substring(0, small).toLowerCase(Locale.ROOT) + member.substring(small);
    }
}
