package dev.packlight.ui.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentRowTest {

    @Test
    void lines_downloads_areATableWithTheirAddresses() {
        String text = SegmentRow.lines(Sessions.log(3).loads());
        assertThat(text.lines()).hasSize(4);
        assertThat(text.lines()).allMatch(line -> line.split("\t").length == 10);
        assertThat(text.lines().toList().get(3))
                .startsWith("8.000\t1080p\t8.000\t4.000\t200\t")
                .endsWith("http://127.0.0.1:8765/films/tears/segment-2.m4s");
    }

    @Test
    void figures_largeAndSmall_haveTheDigitsThatCount() {
        SegmentRow row = new SegmentRow(Sessions.load(1, 2, 1_234_567, 4.26, 1234));
        assertThat(row.firstByte()).isEqualTo("4.3");
        assertThat(row.total()).isEqualTo("1,234");
        assertThat(row.kilobytes()).isEqualTo("1,235");
        assertThat(row.isGood()).isTrue();
        assertThat(new SegmentRow(Sessions.load(12, 2, 900, 4, 5)).isGood()).isFalse();
    }
}
