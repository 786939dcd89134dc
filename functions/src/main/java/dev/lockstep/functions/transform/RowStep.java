package dev.lockstep.functions.transform;

import dev.lockstep.functions.distinct.SeenValues;
import dev.lockstep.functions.expression.Expression;
import dev.lockstep.functions.expression.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing that becomes of rows, on their way from the step before to the one behind.
sealed interface RowStep {
    /// Puts the step before what comes next. What it remembers of the rows it meets begins anew.
    Sink before(Sink next);

    /// Lets through the rows for which a condition holds.
    record Filter(Expression condition, Tally left) implements RowStep {
        @Override
        public Sink before(Sink next) {
            return values -> {
                if (condition.holds(values)) {
                    next.take(values);
                } else {
                    left.one();
                }
            };
        }
    }

    /// Gives one column its value, a new one or one that is there.
    record Derive(String column, int place, Expression expression) implements RowStep {
        @Override
        public Sink before(Sink next) {
            return values -> {
                List<String> more = new ArrayList<>(values.size() + 1);
                more.addAll(values);
                String value = value(values);
                if (place < values.size()) {
                    more.set(place, value);
                } else {
                    more.add(value);
                }
                next.take(more);
            };
        }

        private String value(List<String> values) throws Trouble {
            try {
                return expression.of(values).text();
            } catch (Trouble e) {
                throw new Trouble(column + " cannot be derived: " + e.getMessage());
            }
        }
    }

    /// Takes some of the columns, in an order.
    record Arrange(List<Integer> kept) implements RowStep {
        public Arrange {
            kept = List.copyOf(kept);
        }

        @Override
        public Sink before(Sink next) {
            return values -> next.take(kept.stream().map(values::get).toList());
        }
    }

    /// Lets through the first of the rows that are the same in some columns.
    record First(List<Integer> by, Tally left) implements RowStep {
        public First {
            by = List.copyOf(by);
        }

        @Override
        public Sink before(Sink next) {
            SeenValues seen = new SeenValues(LastOf.WHAT);
            Tally rows = new Tally();
            return values -> {
                rows.one();
                if (seen.firstLine(LastOf.key(by, values), rows.count()) == rows.count()) {
                    next.take(values);
                } else {
                    left.one();
                }
            };
        }
    }

    /// Lets through the last of them, which is known once all have been looked at.
    record Last(LastOf rows, Tally left) implements RowStep {
        @Override
        public Sink before(Sink next) {
            Tally passed = new Tally();
            return values -> {
                passed.one();
                if (rows.is(values, passed.count())) {
                    next.take(values);
                } else {
                    left.one();
                }
            };
        }
    }

    /// Puts the rows of another table that belong to a row behind its values.
    record Join(List<Integer> by, SmallTable other, boolean always, Tally left) implements RowStep {
        public Join {
            by = List.copyOf(by);
        }

        @Override
        public Sink before(Sink next) {
            return values -> {
                List<List<String>> matches =
                        other.matching(by.stream().map(values::get).toList());
                // all of them, whatever becomes of one: what counts rows behind this must count the same each time
                Optional<Trouble> trouble = Optional.empty();
                for (List<String> match : matches) {
                    try {
                        next.take(together(values, match));
                    } catch (Trouble e) {
                        trouble = trouble.or(() -> Optional.of(e));
                    }
                }
                if (trouble.isPresent()) {
                    throw trouble.get();
                }
                if (matches.isEmpty() && always) {
                    next.take(together(values, other.nothing()));
                } else if (matches.isEmpty()) {
                    left.one();
                }
            };
        }

        private static List<String> together(List<String> values, List<String> more) {
            List<String> all = new ArrayList<>(values.size() + more.size());
            all.addAll(values);
            all.addAll(more);
            return all;
        }
    }
}
