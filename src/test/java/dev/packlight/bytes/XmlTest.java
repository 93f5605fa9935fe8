package dev.packlight.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class XmlTest {

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }

    private static int elements(XMLStreamReader reader) throws XMLStreamException {
        int elements = 0;
        while (reader.hasNext()) {
            elements += reader.next() == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        }
        return elements;
    }

    @Test
    void depth_upToTheLimit_isReadAndBeyondIsRefused() throws Exception {
        assertThat(elements(Xml.reader(nested(Limits.XML_DEPTH)))).isEqualTo(Limits.XML_DEPTH);
        assertThat(elements(Xml.reader("<b>" + "<a><a/></a>".repeat(300) + "</b>")))
                .isEqualTo(601);
        assertThatThrownBy(() -> elements(Xml.reader(nested(Limits.XML_DEPTH + 1))))
                .isInstanceOf(XMLStreamException.class);
        assertThat(Xml.document(nested(Limits.XML_DEPTH))
                        .getElementsByTagName("a")
                        .getLength())
                .isEqualTo(Limits.XML_DEPTH);
        assertThatThrownBy(() -> Xml.document(nested(Limits.XML_DEPTH + 2))).isInstanceOf(SAXException.class);
    }

    @Test
    void reader_ofBytes_goesByTheDocumentsOwnEncoding() throws Exception {
        byte[] latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"\u00E9\"/>"
                .getBytes(StandardCharsets.ISO_8859_1);
        XMLStreamReader reader = Xml.reader(latin);
        reader.nextTag();
        assertThat(reader.getAttributeValue(null, "b")).isEqualTo("\u00E9");
    }

    @Test
    void document_withADocumentType_isRefusedAndNamespacesAreKnown() throws Exception {
        assertThatThrownBy(() -> Xml.document("<!DOCTYPE a><a/>")).isInstanceOf(SAXException.class);
        assertThat(Xml.document("<x:a xmlns:x=\"urn:n\"/>").getDocumentElement().getNamespaceURI())
                .isEqualTo("urn:n");
    }

    @Test
    void reader_ofEntities_resolvesNothing() throws Exception {
        XMLStreamReader reader = Xml.reader("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>");
        assertThatThrownBy(() -> elements(reader)).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void document_thatIsDamaged_isRefusedWithoutAWordOnTheConsole() {
        PrintStream console = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> Xml.document("<a>")).isInstanceOf(SAXException.class);
        } finally {
            System.setErr(console);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void reason_ofManyLines_isOne() {
        assertThat(Xml.reason(new Exception("a\n  b\nc"))).isEqualTo("a   b c");
        assertThat(Xml.reason(new Exception())).isEqualTo("null");
    }
}
