package dev.packlight.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlEncodingTest {

    private static String title(byte[] document) throws XMLStreamException {
        XMLStreamReader in = Xml.reader(document);
        while (in.next() != XMLStreamConstants.START_ELEMENT) {}
        return in.getElementText();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "UTF-8, <?xml version='1.0' encoding='utf-8'?>",
        "UTF-8, \uFEFF<?xml version='1.0' encoding='UTF-8'?>",
        "UTF-16BE, \uFEFF<?xml version='1.0' encoding='UTF-16'?>",
        "UTF-16LE, \uFEFF<?xml version='1.0' encoding='UTF-16'?>",
        "UTF-16BE, <?xml version='1.0' encoding='UTF-16BE'?>",
        "UTF-16LE, <?xml version='1.0' encoding='UTF-16LE'?>",
        "ISO-8859-1, '<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>'",
        "windows-1252, <?xml version='1.0' encoding='windows-1252' standalone='yes'?>"
    })
    void reader_ofEachEncoding_givesTheCharacters(String charset, String declaration) throws Exception {
        byte[] document = (declaration + "<t>Über</t>").getBytes(Charset.forName(charset));
        assertThat(title(document)).isEqualTo("Über");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<t>Über</t>", "<?xml version='1.0' encoding='UTF-8'?><t>Ü</t>"})
    void reader_ofOtherBytesThanSaid_refusesThemWithoutAWordOnTheConsole(String text) {
        PrintStream console = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said));
        try {
            assertThatThrownBy(() -> title(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(XMLStreamException.class)
                    .hasMessage("there are bytes that are no characters of UTF-8");
        } finally {
            System.setErr(console);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void reader_ofAnUnknownEncoding_namesIt() {
        byte[] document = "<?xml version='1.0' encoding='x-none'?><t/>".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> title(document)).hasMessage("the encoding x-none is not known");
    }

    @Test
    void reader_ofTooFewBytes_isRefused() {
        assertThatThrownBy(() -> title(new byte[0])).isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> title(new byte[] {(byte) 0xFF, (byte) 0xFE})).isInstanceOf(XMLStreamException.class);
    }
}
