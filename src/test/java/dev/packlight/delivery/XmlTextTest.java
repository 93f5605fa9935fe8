package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.Xml;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class XmlTextTest {

    /** What players parse is what was meant, whatever stands in a title. */
    @Test
    void toString_anyText_isReadBackByAParser() throws Exception {
        String odd = "a<b>&\"c'\t\n\r é \uD83D\uDE00 ]]>";
        String xml = new XmlText()
                .start("root")
                .attribute("title", odd)
                .start("empty")
                .end()
                .start("text")
                .text(odd)
                .end()
                .end()
                .toString();
        assertThat(xml).contains("<empty/>");
        Element root = Xml.document(xml).getDocumentElement();
        assertThat(root.getAttribute("title")).isEqualTo(odd);
        assertThat(root.getLastChild().getTextContent()).isEqualTo(odd);
    }

    @Test
    void toString_whatXmlCannotHold_isReplaced() throws Exception {
        String xml = new XmlText()
                .start("root")
                .attribute("a", "x\u0000\u0008\uD800\uFFFEy")
                .end()
                .toString();
        assertThat(Xml.document(xml).getDocumentElement().getAttribute("a")).isEqualTo("x\uFFFD\uFFFD\uFFFD\uFFFDy");
    }
}
