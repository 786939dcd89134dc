package dev.lockstep.engine.jsonata;

import org.jspecify.annotations.Nullable;

/// A plain expression, with the library behind it for what is not plain in the values it meets.
record PlainExpression(PlainNode node, LibraryExpression library) implements JsonataExpression {

    @Override
    public String text() {
        return library.text();
    }

    @Override
    public @Nullable Object evaluate(Bindings bindings) {
        try {
            return node.evaluate(bindings);
        } catch (PlainNode.Handover _) {
            return library.evaluate(bindings);
        }
    }
}
