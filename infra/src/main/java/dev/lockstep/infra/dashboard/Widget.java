package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.metric.Series;
import java.util.Arrays;
import java.util.List;

/// What stands on a dashboard, which is 24 columns wide.
sealed interface Widget {

    int width();

    int height();

    /// Lines over time, from zero: three graphs in a row.
    record Graph(String title, List<Line> lines) implements Widget {
        public Graph {
            lines = List.copyOf(lines);
        }

        Graph(String title, Line... lines) {
            this(title, Arrays.asList(lines));
        }

        @Override
        public int width() {
            return 8;
        }

        @Override
        public int height() {
            return 6;
        }
    }

    /// A series on a graph.
    ///
    /// @param label what is written beside it
    record Line(String label, Series series) {}

    /// Which alarms ring, over the whole width.
    record AlarmStates(String title, List<String> arns) implements Widget {
        public AlarmStates {
            arns = List.copyOf(arns);
        }

        @Override
        public int width() {
            return 24;
        }

        @Override
        public int height() {
            return 3;
        }
    }
}
