package dev.lockstep.engine.api.wire;

/// Which names state machines, executions, activities and aliases can have.
public final class Names {
    private static final int LONGEST = 80;
    private static final String FORBIDDEN = " \t\n\r<>{}[]?*\"#%\\^|~`$&,;:/";

    private Names() {}

    /// The name itself.
    ///
    /// @throws ApiFailure `InvalidName` when AWS would refuse it
    public static String valid(String name) {
        boolean bad = name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Names::isForbidden);
        if (bad) {
            throw new ApiFailure("InvalidName", "Invalid Name: '" + name + "'");
        }
        return name;
    }

    private static boolean isForbidden(int c) {
        return FORBIDDEN.indexOf(c) >= 0 || c <= 0x1f || (c >= 0x7f && c <= 0x9f) || c >= 0xfffe;
    }
}
