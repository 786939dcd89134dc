package dev.lockstep.engine;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where executions are logged: CloudWatch Logs, or what stands for it.
public interface LogGroups {

    /// Every group is there, and forgets what is put in it.
    static LogGroups none() {
        return new LogGroups() {
            @Override
            public boolean has(Group group) {
                return true;
            }

            @Override
            public void put(Group group, String stream, List<Line> lines) {
                // nobody looks
            }
        };
    }

    /// Whether there is such a group; blocks.
    ///
    /// @throws Trouble when nobody can tell
    boolean has(Group group);

    /// Puts lines behind those that a stream of the group has; blocks, and is called by one thread at a time.
    ///
    /// @throws Trouble when the lines are lost
    void put(Group group, String stream, List<Line> lines);

    /// A group that takes lines.
    record Group(String name) {
        private static final Pattern ARN =
                Pattern.compile("arn:[^:]*:logs:[^:]*:[^:]*:log-group:([.\\-_/#A-Za-z0-9]{1,512})(:\\*)?");

        /// The group that an ARN names; none when it is no ARN of a group.
        public static Optional<Group> of(String arn) {
            Matcher matcher = ARN.matcher(arn);
            return matcher.matches() ? Optional.of(new Group(matcher.group(1))) : Optional.empty();
        }
    }

    /// What is said at a moment.
    record Line(Instant at, String text) {}

    /// Lines could not be put, or nobody could tell of a group.
    final class Trouble extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final int lost;

        /// @param lost how many lines are lost for it
        public Trouble(String reason, int lost, @Nullable Throwable cause) {
            super(reason, cause);
            this.lost = lost;
        }

        public String reason() {
            return String.valueOf(getMessage());
        }

        public int lost() {
            return lost;
        }
    }
}
