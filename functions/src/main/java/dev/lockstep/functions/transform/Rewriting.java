package dev.lockstep.functions.transform;

import dev.lockstep.functions.Finding;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.pattern.Bounded;
import dev.lockstep.functions.pattern.PathPatterns;
import dev.lockstep.functions.pattern.PatternText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rules for rewriting, ready to be applied to one text after the other.
final class Rewriting {
    private final List<Change> rules;
    private final List<Refusal> refusals;
    private final Map<String, Long> changes = new LinkedHashMap<>();

    private record Change(RewriteRule rule, PathPatterns files, Pattern find) {}

    private record Refusal(RefuseRule rule, PathPatterns files, Pattern find) {}

    /// @param changes how many places were rewritten
    record Result(String text, long changes, List<Finding> errors) {}

    Rewriting(List<RewriteRule> rules, List<RefuseRule> refusals) {
        this.rules = rules.stream()
                .map(rule -> new Change(rule, PathPatterns.ofOne(rule.files()), pattern(rule.find(), rule.name())))
                .toList();
        this.refusals = refusals.stream()
                .map(rule -> new Refusal(rule, PathPatterns.ofOne(rule.files()), pattern(rule.find(), rule.name())))
                .toList();
        rules.forEach(rule -> changes.put(rule.name(), 0L));
    }

    private static Pattern pattern(String text, String name) {
        return PatternText.ofLines(text, "of the rule " + name);
    }

    /// How many places each rule has rewritten so far.
    Map<String, Long> changes() {
        return changes;
    }

    Result rewrite(String path, String text) {
        String rewritten = text;
        long made = 0;
        for (Change change : rules) {
            if (change.files().matches(path)) {
                Applied applied = apply(change, rewritten);
                rewritten = applied.text();
                made += applied.times();
                changes.merge(change.rule().name(), applied.times(), Long::sum);
            }
        }
        return new Result(rewritten, made, refused(path, rewritten));
    }

    private record Applied(String text, long times) {}

    private static Applied apply(Change change, String text) {
        Matcher matcher = change.find().matcher(new Bounded(text));
        StringBuilder out = new StringBuilder();
        long times = 0;
        try {
            while (matcher.find()) {
                matcher.appendReplacement(out, change.rule().replace());
                times++;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidInput(
                    "the rule " + change.rule().name() + " replaces by '"
                            + change.rule().replace() + "', which is wrong: " + e.getMessage(),
                    e);
        }
        return times == 0
                ? new Applied(text, 0)
                : new Applied(matcher.appendTail(out).toString(), times);
    }

    private List<Finding> refused(String path, String text) {
        List<Finding> errors = new ArrayList<>();
        for (Refusal refusal : refusals) {
            if (refusal.files().matches(path)) {
                Matcher matcher = refusal.find().matcher(new Bounded(text));
                if (matcher.find()) {
                    errors.add(new Finding(
                            PatternText.line(text, matcher.start()),
                            refusal.rule().name(),
                            path,
                            matcher.group(),
                            path + " " + refusal.rule().message()));
                }
            }
        }
        return errors;
    }
}
