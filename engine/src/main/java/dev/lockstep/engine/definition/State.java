package dev.lockstep.engine.definition;

import java.util.List;
import java.util.Optional;

/// The eight types of states.
public sealed interface State {

    Header header();

    default String name() {
        return header().name();
    }

    /// What every state has: its name, the JSON pointer of its place, and how data flows through it.
    record Header(String name, Optional<String> comment, String pointer, DataFlow flow) {}

    record Pass(Header header, Optional<Object> result, Next next) implements State {}

    record Task(
            Header header,
            String resource,
            Optional<Operand> timeout,
            Optional<Operand> heartbeat,
            Optional<Template> credentials,
            List<Retrier> retriers,
            List<Catcher> catchers,
            Next next)
            implements State {
        public Task {
            retriers = List.copyOf(retriers);
            catchers = List.copyOf(catchers);
        }
    }

    record Choice(Header header, List<ChoiceRule> choices, Optional<String> otherwise) implements State {
        public Choice {
            choices = List.copyOf(choices);
        }
    }

    record Wait(Header header, WaitFor until, Next next) implements State {}

    record Succeed(Header header) implements State {}

    record Fail(Header header, Optional<Operand> error, Optional<Operand> cause) implements State {}

    record Parallel(Header header, List<StateGroup> branches, List<Retrier> retriers, List<Catcher> catchers, Next next)
            implements State {
        public Parallel {
            branches = List.copyOf(branches);
            retriers = List.copyOf(retriers);
            catchers = List.copyOf(catchers);
        }
    }

    record Map(
            Header header,
            ItemProcessor processor,
            MapInput input,
            MapLimits limits,
            Optional<ResultWriter> resultWriter,
            List<Retrier> retriers,
            List<Catcher> catchers,
            Next next)
            implements State {
        public Map {
            retriers = List.copyOf(retriers);
            catchers = List.copyOf(catchers);
        }
    }
}
