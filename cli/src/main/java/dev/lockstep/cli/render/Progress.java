package dev.lockstep.cli.render;

import dev.lockstep.cli.door.Screen;
import dev.lockstep.cli.report.StageResult;
import dev.lockstep.cli.run.Happening;
import dev.lockstep.cli.run.PipelineRun;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedSet;

/// A run as it happens: one line a call that ended, one a retry; on a terminal a last line says what runs now.
public final class Progress implements PipelineRun.Watcher {
    private final PrintStream err;
    private final Screen screen;
    private final Style style;
    private final int width;
    private final SequencedSet<String> running = new LinkedHashSet<>();

    public Progress(PrintStream err, Screen screen, List<String> stages) {
        this.err = err;
        this.screen = screen;
        this.style = Style.of(screen);
        this.width = stages.stream().mapToInt(String::length).max().orElse(0) + 2;
    }

    @Override
    public void began(String run) {
        line(style.quiet("run " + run));
    }

    @Override
    public synchronized void happened(Happening happening) {
        switch (happening) {
            case Happening.Started started -> started(started);
            case Happening.Done done -> {
                running.remove(name(done.stage(), done.item()));
                var same = done.result().sameAs();
                line(start(done.stage(), done.item()) + style.good(same.isPresent() ? "same   " : "done   ") + " "
                        + Words.time(done.took())
                        + same.map(run -> "  nothing has changed since run " + run)
                                .orElseGet(() -> outcome(done.result())));
            }
            case Happening.Failed failed -> {
                running.remove(name(failed.stage(), failed.item()));
                line(start(failed.stage(), failed.item()) + style.bad("failed ") + " " + Words.time(failed.took())
                        + "  try " + failed.attempt() + ": " + Words.error(failed.error()) + ": "
                        + firstLine(failed.message()));
            }
        }
        status();
    }

    private void started(Happening.Started started) {
        running.add(name(started.stage(), started.item()));
        if (started.attempt() > 1) {
            var wait = started.waited().isZero() ? "at once" : "after " + Words.time(started.waited());
            line(start(started.stage(), started.item()) + style.careful("retries") + " " + wait + "  try "
                    + started.attempt());
        }
    }

    private static String outcome(StageResult result) {
        var parts = new ArrayList<String>();
        result.counts()
                .map(counts -> counts.in() == counts.out() && counts.failed() == 0
                        ? Words.records(counts.out())
                        : Words.count(counts.in()) + " in, " + Words.count(counts.out()) + " out, "
                                + Words.count(counts.failed()) + " failed")
                .ifPresent(parts::add);
        result.quality().ifPresent(quality -> parts.add("quality " + Words.quality(quality)));
        return parts.isEmpty() ? "" : "  " + String.join(", ", parts);
    }

    private String start(String stage, OptionalInt item) {
        var name = name(stage, item);
        return "  " + name + " ".repeat(Math.max(1, width - name.length()));
    }

    private static String name(String stage, OptionalInt item) {
        return item.isPresent() ? stage + "[" + item.getAsInt() + "]" : stage;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private void line(String text) {
        err.println((screen.live() ? "\r\u001b[K" : "") + text);
    }

    private void status() {
        if (screen.live()) {
            var names = running.stream().limit(4).toList();
            var more = running.size() > 4 ? " and " + (running.size() - 4) + " more" : "";
            err.print("\r\u001b[K"
                    + (names.isEmpty() ? "" : style.quiet("  running: " + String.join(", ", names) + more)));
            err.flush();
        }
    }
}
