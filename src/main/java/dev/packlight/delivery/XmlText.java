package dev.packlight.delivery;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document into memory, where writing cannot fail. */
public final class XmlText {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    public XmlText() {
        try {
            out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public XmlText start(String element) {
        return run(() -> out.writeStartElement(element));
    }

    public XmlText attribute(String name, Object value) {
        return run(() -> out.writeAttribute(name, String.valueOf(value)));
    }

    /** Writes the attribute unless {@code value} is empty. */
    public XmlText optional(String name, String value) {
        return value.isEmpty() ? this : attribute(name, value);
    }

    public XmlText text(String content) {
        return run(() -> out.writeCharacters(content));
    }

    public XmlText end() {
        return run(out::writeEndElement);
    }

    /** The document with its declaration. */
    @Override
    public String toString() {
        run(out::flush);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n";
    }

    private XmlText run(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }
}
