package dev.packlight.checks;

import dev.packlight.bytes.Limits;
import dev.packlight.bytes.Xml;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML manifest that knows its place in the text; names are without prefix and text is left out.
 *
 * @param line from 1, where its start tag ends
 * @param column from 1, where its start tag ends
 */
public record LocatedXml(String name, Map<String, String> attributes, List<LocatedXml> children, int line, int column) {

    /** The root element; empty where the text is no XML, or more than {@link Limits#MPD_CHARS}. */
    public static Optional<LocatedXml> read(String text) {
        if (text.length() > Limits.MPD_CHARS || !text.stripLeading().startsWith("<")) {
            return Optional.empty();
        }
        try {
            return Optional.of(root(Xml.reader(text)));
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static LocatedXml root(XMLStreamReader in) throws XMLStreamException {
        Deque<LocatedXml> open = new ArrayDeque<>();
        Optional<LocatedXml> last = Optional.empty();
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                LocatedXml element = start(in);
                if (!open.isEmpty()) {
                    open.peek().children.add(element);
                }
                open.push(element);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                last = Optional.of(open.pop());
            }
        }
        return last.orElseThrow(() -> new XMLStreamException("the document has no element"));
    }

    private static LocatedXml start(XMLStreamReader in) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        Location at = in.getLocation();
        return new LocatedXml(
                in.getLocalName(), attributes, new ArrayList<>(), at.getLineNumber(), at.getColumnNumber());
    }

    public Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /** An attribute that is a whole number; empty where it is not there, or is none. */
    public OptionalLong number(String key) {
        try {
            return attributes.containsKey(key)
                    ? OptionalLong.of(Long.parseLong(attributes.get(key).strip()))
                    : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    public Stream<LocatedXml> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    /** This and all below it, in the order of the text. */
    public Stream<LocatedXml> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(LocatedXml::all));
    }

    /** Its place in a manifest. */
    public Where in(Subject.Manifest manifest) {
        String id = attribute("id").map(value -> " id=\"" + value + "\"").orElse("");
        return new Where.OnLine(manifest.address(), line, column, "<" + name + id + ">");
    }
}
