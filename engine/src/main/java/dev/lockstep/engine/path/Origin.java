package dev.lockstep.engine.path;

/// Where a path starts to read.
public sealed interface Origin {

    /// `$`: the document at hand, mostly the state's input.
    record Input() implements Origin {
        @Override
        public String toString() {
            return "$";
        }
    }

    /// `$$`: the context object.
    record Context() implements Origin {
        @Override
        public String toString() {
            return "$$";
        }
    }

    /// `$name`: a variable that some state assigned.
    record Variable(String name) implements Origin {
        @Override
        public String toString() {
            return "$" + name;
        }
    }
}
