import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Project;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Measures reading, checking and compiling in one process: the first time, and the median of many.
void main() {
    for (var stages : new int[] {5, 50, 500}) {
        var source = source(stages).getBytes(StandardCharsets.UTF_8);
        var times = new long[stages == 500 ? 40 : 200];
        for (var i = 0; i < times.length; i++) {
            var begin = System.nanoTime();
            if (!(Project.compile("sample.yaml", source) instanceof Compilation.Sound)) {
                throw new AssertionError(Project.compile("sample.yaml", source));
            }
            times[i] = System.nanoTime() - begin;
        }
        var first = times[0];
        Arrays.sort(times);
        IO.println("%3d stages: first %.1f ms, median %.2f ms".formatted(stages, first / 1e6, times[times.length / 2] / 1e6));
    }
}

/// Stages one after the other. They are short: 500 longer ones would be more than the 1 MB
/// that Step Functions takes.
static String source(int stages) {
    var text = new StringBuilder("pipeline: sample\nparameters: { source: { type: string, required: true } }\nstages:\n");
    for (var i = 0; i < stages; i++) {
        var data = i == 0 ? "$params.source" : "$s" + (i - 1) + ".data";
        text.append("  s%d: { handler: dev.acme.shop.Stage, with: { data: \"{%% %s %%}\" } }\n".formatted(i, data));
    }
    return text.toString();
}
