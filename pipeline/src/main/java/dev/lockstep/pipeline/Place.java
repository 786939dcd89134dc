package dev.lockstep.pipeline;

/// Where something stands: a file as people call it, a line and a column, both counted from 1.
///
/// Every value read from YAML keeps its place, so that each message, and each Comment of the state machine, points
/// back.
public record Place(String file, int line, int column) {

    /// The file as a whole, when no line is to blame.
    public static Place of(String file) {
        return new Place(file, 1, 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
