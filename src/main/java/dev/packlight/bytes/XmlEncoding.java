package dev.packlight.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * The characters of an XML document by its byte order mark, else its declaration, else UTF-8 (W3C XML 1.0 Appendix F).
 *
 * <p>The JDK's parser writes what it cannot decode to the console, whoever listens, so that it gets characters alone.
 */
final class XmlEncoding {

    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,39})[\"']");
    private static final int DECLARATION_BYTES = 256;

    private XmlEncoding() {}

    static String decode(byte[] document) throws XMLStreamException {
        int mark = markBytes(document);
        Charset charset = charset(document, mark);
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(document, mark, document.length - mark))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new XMLStreamException("there are bytes that are no characters of " + charset.name());
        }
    }

    private static int markBytes(byte[] document) {
        return begins(document, 0xEF, 0xBB, 0xBF)
                ? 3
                : begins(document, 0xFE, 0xFF) || begins(document, 0xFF, 0xFE) ? 2 : 0;
    }

    private static Charset charset(byte[] document, int mark) throws XMLStreamException {
        if (begins(document, 0xFE, 0xFF) || begins(document, 0, '<', 0)) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(document, 0xFF, 0xFE) || begins(document, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        int length = Math.min(document.length - mark, DECLARATION_BYTES);
        Matcher declared = DECLARED.matcher(new String(document, mark, length, StandardCharsets.ISO_8859_1));
        if (mark > 0 || !declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new XMLStreamException("the encoding " + declared.group(1) + " is not known");
        }
    }

    private static boolean begins(byte[] document, int... bytes) {
        if (document.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((document[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
