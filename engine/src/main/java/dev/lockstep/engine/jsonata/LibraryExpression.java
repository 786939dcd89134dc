package dev.lockstep.engine.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Any expression at all, evaluated by the library.
final class LibraryExpression implements JsonataExpression {
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern MEMBER_OF_STATES = Pattern.compile("\\$states\\s*\\.\\s*([A-Za-z]+)");
    private static final List<String> STATES = List.of("input", "context", "result", "errorOutput");

    private final String text;
    private final Jsonata parsed;
    private final List<String> variables;
    private final List<String> members;
    private final AwsFunctions functions;

    private LibraryExpression(String text, Jsonata parsed) {
        this.text = text;
        this.parsed = parsed;
        Set<String> names = found(VARIABLE, text);
        this.members = names.remove("states") ? members(text) : List.of();
        this.functions = AwsFunctions.in(names);
        this.variables = List.copyOf(names);
    }

    static LibraryExpression parse(String text) {
        try {
            Jsonata parsed = Jsonata.jsonata(text);
            parsed.setOutputConvertNulls(false);
            AwsFunctions.register(parsed);
            BoundedFunctions.register(parsed);
            return new LibraryExpression(text, parsed);
        } catch (JException e) {
            throw LibraryFailures.of(e);
        } catch (StackOverflowError e) {
            throw new JsonataFailure("The expression nests too deeply");
        } catch (RuntimeException e) {
            // the library's parser trips over some of what is no expression
            throw new JsonataFailure("S0500: The expression cannot be read: " + e.getMessage());
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /// The members of `$states` that can be meant: all of them when it is used as a whole.
    private static List<String> members(String text) {
        Matcher uses = Pattern.compile("\\$states\\b").matcher(text);
        long all = uses.results().count();
        List<String> named = new ArrayList<>();
        Matcher matcher = MEMBER_OF_STATES.matcher(text);
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        return named.size() == all ? List.copyOf(new LinkedHashSet<>(named)) : STATES;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public @Nullable Object evaluate(Bindings bindings) {
        // a frame for each evaluation: without one, evaluations on several threads mix
        Jsonata.Frame frame = parsed.createFrame();
        for (String name : variables) {
            Object value = bindings.variable(name);
            if (value != null) {
                frame.bind(name, LibraryValues.toLibrary(value));
            }
        }
        if (!members.isEmpty()) {
            frame.bind("states", (Object) states(bindings));
        }
        functions.bind(frame, bindings);
        Budget.bound(frame);
        return evaluate(frame);
    }

    private Map<String, Object> states(Bindings bindings) {
        Map<String, Object> states = new LinkedHashMap<>();
        for (String member : members) {
            Object value = bindings.states(member);
            if (value != null) {
                states.put(member, LibraryValues.toLibrary(value));
            }
        }
        return states;
    }

    @SuppressWarnings("NullAway") // the library takes Java's null for no input
    private @Nullable Object evaluate(Jsonata.Frame frame) {
        try {
            return LibraryValues.fromLibrary(parsed.evaluate(null, frame));
        } catch (JException e) {
            throw LibraryFailures.of(e);
        } catch (JsonataFailure e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new JsonataFailure("U1001: Stack overflow error: Check for non-terminating recursive function");
        } catch (OutOfMemoryError e) {
            throw new JsonataFailure("The evaluation used too much memory");
        } catch (RuntimeException e) {
            throw new JsonataFailure(String.valueOf(e.getMessage()));
        }
    }
}
