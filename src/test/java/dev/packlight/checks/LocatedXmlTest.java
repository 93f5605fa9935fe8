package dev.packlight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.Limits;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocatedXmlTest {

    @Test
    void read_elements_knowTheirPlacesWhereverTheLinesBreak() {
        LocatedXml root = LocatedXml.read("<a:A xmlns:a='n' x='1' y=' 12 ' z='q'>\n <B/><B id='two'\n/></a:A>")
                .orElseThrow();
        assertThat(root.name()).isEqualTo("A");
        assertThat(root.number("y")).isEqualTo(OptionalLong.of(12));
        assertThat(root.number("z")).isEmpty();
        assertThat(root.attribute("w")).isEqualTo(Optional.empty());
        LocatedXml second = root.children("B").toList().getLast();
        assertThat(second.line()).isEqualTo(3);
        assertThat(second.in(new Subject.Manifest("m", "")).words()).isEqualTo("m, line 3 column 3: <B id=\"two\">");
        assertThat(root.all()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#EXTM3U", "<A", "<A></B>", "<!DOCTYPE A [<!ENTITY e 'x'>]><A>&e;</A>"})
    void read_noXml_isEmpty(String text) {
        assertThat(LocatedXml.read(text)).isEmpty();
    }

    @Test
    void read_deepOrLongXml_isEmpty() {
        assertThat(LocatedXml.read("<A>".repeat(Limits.XML_DEPTH + 2))).isEmpty();
        assertThat(LocatedXml.read("<A>" + " ".repeat(Limits.MPD_CHARS) + "</A>"))
                .isEmpty();
    }
}
