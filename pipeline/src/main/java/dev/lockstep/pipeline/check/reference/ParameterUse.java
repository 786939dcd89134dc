package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.expression.Expression;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A parameter is used as what its type says: JSONata would end the run at a text that is to be added, and a number
/// never equals a text.
public final class ParameterUse implements Check {

    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");
    private static final Set<String> ORDER = Set.of("<", ">", "<=", ">=");
    private static final Set<String> OF_TEXT = Set.of(
            "contains",
            "length",
            "lowercase",
            "match",
            "pad",
            "replace",
            "split",
            "substring",
            "substringAfter",
            "substringBefore",
            "trim",
            "uppercase");
    private static final Set<String> OF_NUMBER =
            Set.of("abs", "ceil", "floor", "formatBase", "formatNumber", "power", "round", "sqrt");
    private static final Pattern WHOLE = Pattern.compile("\\s*\\$params\\.(\\w+)\\s*");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var site : Site.readable(pipeline)) {
            for (var use : site.expression().usesOf("params")) {
                pipeline.parameter(use.field())
                        .flatMap(parameter -> expected(parameter, use))
                        .ifPresent(wrong -> problems.add(site.place(), "parameter.use", wrong));
            }
        }
        pipeline.stages().forEach(stage -> places(pipeline, stage, problems));
    }

    private static Optional<String> expected(Parameter parameter, Expression.Use use) {
        var type = parameter.type();
        var number = type == Parameter.Type.NUMBER || type == Parameter.Type.INTEGER;
        if (!number && (ARITHMETIC.contains(use.before()) || ARITHMETIC.contains(use.after()))) {
            return Optional.of(told(parameter, "counted with"));
        }
        if (!number && type != Parameter.Type.STRING && (ORDER.contains(use.before()) || ORDER.contains(use.after()))) {
            return Optional.of(told(parameter, "put in an order"));
        }
        if (type != Parameter.Type.STRING && OF_TEXT.contains(use.call())) {
            return Optional.of(told(parameter, "given to $" + use.call() + ", which takes a text"));
        }
        if (!number && OF_NUMBER.contains(use.call())) {
            return Optional.of(told(parameter, "given to $" + use.call() + ", which takes a number"));
        }
        var text = use.comparedWith().startsWith("'") || use.comparedWith().startsWith("\"");
        var numeric = !use.comparedWith().isEmpty()
                && Character.isDigit(use.comparedWith().charAt(0));
        if ((text && type != Parameter.Type.STRING) || (numeric && !number)) {
            return Optional.of(told(parameter, "compared with " + use.comparedWith() + ", which it never equals"));
        }
        return Optional.empty();
    }

    private static String told(Parameter parameter, String how) {
        return "parameter '" + parameter.name() + "' is " + parameter.type().withArticle() + ", and here it is " + how;
    }

    /// Where Step Functions itself asks for a type, and the expression is nothing but the parameter.
    private static void places(Pipeline pipeline, Stage stage, Problems problems) {
        var numbers = List.of(Parameter.Type.NUMBER, Parameter.Type.INTEGER);
        stage.when().ifPresent(when -> place(pipeline, when, List.of(Parameter.Type.BOOLEAN), "a condition", problems));
        stage.quality()
                .ifPresent(quality -> place(pipeline, quality.atLeast(), numbers, "a number from 0 to 1", problems));
        stage.forEach().ifPresent(each -> {
            switch (each.items()) {
                case ForEach.Items.Listed listed ->
                    place(pipeline, listed.list(), List.of(Parameter.Type.LIST), "a list of items", problems);
                case ForEach.Items.Stored stored ->
                    place(pipeline, stored.address(), List.of(Parameter.Type.STRING), "an address in S3", problems);
                case ForEach.Items.Combined _ -> {}
            }
        });
        if (stage.work() instanceof Work.Choice choice) {
            choice.outcomes()
                    .values()
                    .forEach(condition ->
                            place(pipeline, condition, List.of(Parameter.Type.BOOLEAN), "a condition", problems));
        }
        if (stage.work() instanceof Work.Wait wait) {
            switch (wait.length()) {
                case Work.Length.Seconds seconds ->
                    place(pipeline, seconds.number(), numbers, "a number of seconds", problems);
                case Work.Length.Until until ->
                    place(pipeline, until.moment(), List.of(Parameter.Type.STRING), "a moment", problems);
                case Work.Length.For _ -> {}
            }
        }
    }

    private static void place(
            Pipeline pipeline, Value value, List<Parameter.Type> taken, String expected, Problems problems) {
        if (!(value instanceof Value.Expression expression)) {
            return;
        }
        var whole = WHOLE.matcher(expression.source());
        if (whole.matches()) {
            pipeline.parameter(whole.group(1))
                    .filter(parameter -> !taken.contains(parameter.type()))
                    .ifPresent(parameter -> problems.add(
                            expression.place(),
                            "parameter.use",
                            "parameter '" + parameter.name() + "' is "
                                    + parameter.type().withArticle() + ", and here stands " + expected));
        }
    }
}
