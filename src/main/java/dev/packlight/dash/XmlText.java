package dev.packlight.dash;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML into memory, where writing cannot fail. */
final class XmlText {

    private final XMLStreamWriter out;

    XmlText(XMLStreamWriter out) {
        this.out = out;
    }

    XmlText start(String element) {
        return run(() -> out.writeStartElement(element));
    }

    XmlText attribute(String name, Object value) {
        return run(() -> out.writeAttribute(name, String.valueOf(value)));
    }

    XmlText text(String text) {
        return run(() -> out.writeCharacters(text));
    }

    XmlText end() {
        return run(out::writeEndElement);
    }

    XmlText flush() {
        return run(out::flush);
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
