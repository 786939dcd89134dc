package dev.lockstep.functions.state;

import dev.lockstep.functions.Settings;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.aws.Clients;

/// The table in which the kit itself remembers things for the stages of all pipelines of an environment. It is named by
/// the setting `state.table`, and what a pipeline remembers there begins with its name: nothing else is its to read.
public final class Memory {
    static final String KEY = "id";

    private static final String SETTING = "state.table";

    private Memory() {}

    /// The table, as a stage reaches it.
    ///
    /// @throws dev.lockstep.functions.InvalidInput when there is none
    public static StateTable of(StageContext context) {
        return of(context.settings(), StateTable.Author.of(context));
    }

    /// The table, as whoever is no stage reaches it.
    ///
    /// @throws dev.lockstep.functions.InvalidInput when there is none
    public static StateTable of(Settings settings, StateTable.Author author) {
        return new StateTable(
                Clients.ofThisProcess().items(), settings.physical(settings.require(SETTING)), KEY, author);
    }

    /// The name of a thing remembered.
    public static String name(String pipeline, String kind, String... parts) {
        return pipeline + "/" + kind + "/" + String.join("/", parts);
    }

    /// Whether there is a table at all: a unit test of a stage may have none.
    static boolean isThere(StageContext context) {
        return context.settings().get(SETTING).isPresent();
    }
}
