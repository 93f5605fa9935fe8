package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.packlight.app.Formats;
import dev.packlight.delivery.CodecTable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The codec table of the README is the one that the code makes; {@code -Dgolden.update=true} puts it there. */
class ReadmeTest {

    private static final String BEGIN = "<!-- codec table -->\n";
    private static final String END = "<!-- end of codec table -->";

    @Test
    void codecTable_isTheCodesOwn() throws Exception {
        Path readme = Path.of("README.md");
        String text = Files.readString(readme);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).isGreaterThan(BEGIN.length());
        String table = CodecTable.markdown(Formats.all());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(readme, text.substring(0, from) + table + text.substring(to));
            fail("the codec table was written; review it and run again");
        }
        assertThat(text.substring(from, to)).isEqualTo(table);
    }
}
