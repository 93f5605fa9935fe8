package dev.packlight.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes an XML document into memory (W3C XML 1.0); elements without content are closed at once. */
public final class XmlText {

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    public XmlText start(String element) {
        closeTag();
        out.append('<').append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    public XmlText attribute(String name, Object value) {
        out.append(' ').append(name).append("=\"");
        escape(String.valueOf(value));
        out.append('"');
        return this;
    }

    /** Writes the attribute unless {@code value} is empty. */
    public XmlText optional(String name, String value) {
        return value.isEmpty() ? this : attribute(name, value);
    }

    public XmlText text(String content) {
        closeTag();
        escape(content);
        return this;
    }

    public XmlText end() {
        String element = open.pop();
        if (inTag) {
            out.append("/>");
            inTag = false;
        } else {
            out.append("</").append(element).append('>');
        }
        return this;
    }

    /** The document with its declaration. */
    @Override
    public String toString() {
        return out + "\n";
    }

    private void closeTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
    }

    private void escape(String value) {
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(inTag ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;");
                case '\t', '\n' -> out.append(inTag ? "&#" + c + ";" : Character.toString(c));
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
    }

    /** The characters that XML can hold (§2.2), white space aside. */
    private static boolean isAllowed(int c) {
        return c >= 0x20 && c < 0xD800 || c > 0xDFFF && c < 0xFFFE || c > 0xFFFF;
    }
}
