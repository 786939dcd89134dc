package dev.lockstep.local.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A function as callers name it: `name`, `name:qualifier`, `account:function:name`, or the whole ARN.
record FunctionName(String name) {

    private static final Pattern FORM = Pattern.compile(
            "(arn:aws[a-zA-Z-]*:lambda:)?([a-z0-9-]+:)?([0-9]{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?");

    static FunctionName parse(String text) {
        Matcher form = FORM.matcher(text);
        boolean whole = text.startsWith("arn:") ? form.matches() && text.contains(":function:") : form.matches();
        if (!whole) {
            throw new IllegalArgumentException("'" + text + "' is neither a function name nor a function's ARN");
        }
        // in "name:qualifier" the optional region would swallow the name
        if (!text.contains("function:")) {
            return new FunctionName(text.split(":", 2)[0]);
        }
        return new FunctionName(form.group(5));
    }
}
