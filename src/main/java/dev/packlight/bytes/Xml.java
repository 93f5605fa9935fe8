package dev.packlight.bytes;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Opens XML that comes from outside, always with the JDK's own parsers, whatever lies on the class path.
 *
 * <p>Document types are not read, entities not resolved, nothing is fetched, and depth is bounded.
 */
public final class Xml {

    private static final String MAX_DEPTH = "jdk.xml.maxElementDepth";
    private static final XMLInputFactory STREAMS = streams();

    private Xml() {}

    /** Reads {@code document} by its own declaration of encoding. */
    public static XMLStreamReader reader(byte[] document) throws XMLStreamException {
        return reader(XmlEncoding.decode(document));
    }

    public static XMLStreamReader reader(String document) throws XMLStreamException {
        return guarded(() -> STREAMS.createXMLStreamReader(new StringReader(document)));
    }

    /** The whole tree; documents with a document type are refused. */
    public static Document document(String document) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(MAX_DEPTH, String.valueOf(Limits.XML_DEPTH));
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(document)));
        } catch (IOException e) {
            throw new SAXException(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Local name of the root element; empty where the document does not begin as XML does. */
    public static Optional<String> rootName(String document) {
        try {
            XMLStreamReader reader = reader(document);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    return Optional.of(reader.getLocalName());
                }
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** What went wrong, in one line. */
    public static String reason(Exception e) {
        return String.valueOf(e.getMessage()).lines().reduce("", (all, line) -> (all + " " + line).strip());
    }

    private static XMLInputFactory streams() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static XMLStreamReader guarded(Opening opening) throws XMLStreamException {
        try {
            return new Guarded(opening.open());
        } catch (RuntimeException e) {
            throw new XMLStreamException(e);
        }
    }

    @FunctionalInterface
    private interface Opening {
        XMLStreamReader open() throws XMLStreamException;
    }

    /** Bounds the depth, and names what the JDK's reader throws unchecked on damaged documents. */
    private static final class Guarded extends StreamReaderDelegate {
        private int depth;

        Guarded(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            try {
                int event = super.next();
                depth += event == XMLStreamConstants.START_ELEMENT
                        ? 1
                        : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
                if (depth > Limits.XML_DEPTH) {
                    throw new XMLStreamException("elements lie more than " + Limits.XML_DEPTH + " deep");
                }
                return event;
            } catch (RuntimeException e) {
                throw new XMLStreamException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
            }
        }
    }
}
