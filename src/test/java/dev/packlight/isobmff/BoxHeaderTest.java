package dev.packlight.isobmff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxHeaderTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4_294_967_287L, 4_294_967_288L, 1L << 40})
    void read_ofWhatWasWritten_saysTheSame(long payloadBytes) {
        ByteWriter out = new ByteWriter(16);
        BoxHeader.write(out, "mdat", payloadBytes);
        assertThat(out.length()).isEqualTo(BoxHeader.bytes(payloadBytes));
        BoxHeader read = BoxHeader.read(new ByteReader(out.toByteArray()), 100, Long.MAX_VALUE);
        assertThat(read.type()).isEqualTo("mdat");
        assertThat(read.end() - read.payloadAt()).isEqualTo(payloadBytes);
        assertThat(read.fits(read.end())).isTrue();
        assertThat(read.fits(read.end() - 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7, false", "8, true", "0, true"})
    void fits_headersThatClaimLessThanThemselves_isFalse(long size, boolean fits) {
        byte[] bytes = new ByteWriter(8).u32(size).text("free").toByteArray();
        assertThat(BoxHeader.read(new ByteReader(bytes), 0, 20).fits(20)).isEqualTo(fits);
    }

    @Test
    void end_ofAWideSizeBeyondAllFiles_doesNotWrapAround() {
        byte[] bytes =
                new ByteWriter(16).u32(1).text("mdat").u64(Long.MAX_VALUE).toByteArray();
        BoxHeader read = BoxHeader.read(new ByteReader(bytes), 1000, 2000);
        assertThat(read.end()).isEqualTo(Long.MAX_VALUE);
        assertThat(read.fits(2000)).isFalse();
    }

    @Test
    void fits_aNegativeWideSize_isFalse() {
        byte[] bytes = new ByteWriter(16).u32(1).text("mdat").u64(-5).toByteArray();
        assertThat(BoxHeader.read(new ByteReader(bytes), 1000, 2000).fits(2000)).isFalse();
    }
}
