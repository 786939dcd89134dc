package dev.lockstep.local.s3;

import java.util.function.Consumer;

/// Writes S3's small answers.
final class XmlWriter {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    static String document(String root, Consumer<XmlWriter> content) {
        var xml = new XmlWriter();
        xml.text.append('<').append(root).append(" xmlns=\"").append(NAMESPACE).append("\">");
        content.accept(xml);
        xml.text.append("</").append(root).append('>');
        return xml.text.toString();
    }

    /// Errors alone have no namespace.
    static String error(Consumer<XmlWriter> content) {
        var xml = new XmlWriter();
        xml.element("Error", content);
        return xml.text.toString();
    }

    void element(String name, Consumer<XmlWriter> content) {
        text.append('<').append(name).append('>');
        content.accept(this);
        text.append("</").append(name).append('>');
    }

    void element(String name, String value) {
        element(name, xml -> xml.text(value));
    }

    void element(String name, long value) {
        element(name, Long.toString(value));
    }

    void element(String name, boolean value) {
        element(name, Boolean.toString(value));
    }

    void text(String value) {
        value.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                default -> {
                    if (c < ' ') {
                        text.append("&#x").append(Integer.toHexString(c)).append(';');
                    } else {
                        text.appendCodePoint(c);
                    }
                }
            }
        });
    }
}
