package dev.packlight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.Limits;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {

    @Test
    void tiles_ofVeryLongFilms_areFewerASecond() throws Exception {
        assertThat(Thumbnails.tileTicks(2 * 3600 * 10_000_000L)).isEqualTo(20_000_000);
        for (long days : new long[] {1, 3, 30}) {
            long ticks = days * 24 * 3600 * 10_000_000;
            long tile = Thumbnails.tileTicks(ticks);
            assertThat(Math.ceilDiv(ticks, tile)).isBetween(Limits.TILES / 2L, (long) Limits.TILES);
            assertThat(tile % 20_000_000).isZero();
        }
    }
}
