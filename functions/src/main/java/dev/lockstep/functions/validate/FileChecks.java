package dev.lockstep.functions.validate;

import dev.lockstep.functions.Finding;
import dev.lockstep.functions.bundle.SourceFile;
import dev.lockstep.functions.pattern.Bounded;
import dev.lockstep.functions.pattern.PathPatterns;
import dev.lockstep.functions.pattern.PatternText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rules for files, ready to be held against them.
final class FileChecks {
    private final List<Check> checks;

    private record Check(FileRule rule, PathPatterns files, Optional<Pattern> contains, Optional<Pattern> lacks) {
        static Check of(FileRule rule) {
            String whose = "of the rule " + rule.name();
            return new Check(
                    rule,
                    PathPatterns.ofOne(rule.files()),
                    rule.contains().map(text -> PatternText.ofLines(text, whose)),
                    rule.lacks().map(text -> PatternText.ofLines(text, whose)));
        }
    }

    FileChecks(List<FileRule> rules) {
        this.checks = rules.stream().map(Check::of).toList();
    }

    /// Everything that is wrong with a file.
    List<Finding> check(SourceFile file) {
        if (file.size() == 0) {
            return List.of(finding(file, 1, "empty", "has nothing in it"));
        }
        Optional<String> text = file.text();
        if (text.isEmpty()) {
            return List.of(finding(file, 1, "utf-8", "is not UTF-8 text"));
        }
        List<Finding> wrong = new ArrayList<>();
        for (Check check : checks) {
            if (check.files().matches(file.path())) {
                check(file, text.get(), check, wrong);
            }
        }
        return wrong;
    }

    private static void check(SourceFile file, String text, Check check, List<Finding> wrong) {
        FileRule rule = check.rule();
        rule.bytes()
                .filter(most -> file.size() > most)
                .ifPresent(most ->
                        wrong.add(finding(file, 1, rule.name(), "has " + file.size() + " bytes; at most " + most)));
        long lines = text.lines().count();
        rule.lines()
                .filter(most -> lines > most)
                .ifPresent(
                        most -> wrong.add(finding(file, 1, rule.name(), "has " + lines + " lines; at most " + most)));
        check.contains()
                .filter(pattern -> !pattern.matcher(new Bounded(text)).find())
                .ifPresent(pattern ->
                        wrong.add(finding(file, 1, rule.name(), rule.message().orElse("must contain " + pattern))));
        check.lacks()
                .map(pattern -> pattern.matcher(new Bounded(text)))
                .filter(Matcher::find)
                .ifPresent(matcher -> wrong.add(finding(
                        file,
                        PatternText.line(text, matcher.start()),
                        rule.name(),
                        rule.message().orElse("must not contain " + matcher.pattern()))));
    }

    private static Finding finding(SourceFile file, long line, String rule, String what) {
        return new Finding(line, rule, file.path(), "", file.path() + " " + what);
    }
}
