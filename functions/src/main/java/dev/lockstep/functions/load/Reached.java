package dev.lockstep.functions.load;

/// How far one table has come.
///
/// @param rows all up to this one have been taken
/// @param given how many of them are items, messages or events now
/// @param skipped how many were there already and have been left as they were
record Reached(long rows, long given, long skipped) {
    static final Reached NOTHING = new Reached(0, 0, 0);
}
