package dev.packlight.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.testing.Draw;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BitsTest {

    private record Field(long value, int width) {}

    @Test
    void bits_anyFields_areReadAsTheyWereWritten() {
        Draw.each(1, 300, draw -> {
            List<Field> fields = new ArrayList<>();
            BitWriter out = new BitWriter();
            int bits = 0;
            for (int left = draw.integer(1, 40); left > 0; left--) {
                int width = draw.integer(0, 32);
                Field field = new Field(draw.number(0, (1L << width) - 1), width);
                fields.add(field);
                out.bits(field.value, width);
                bits += width;
            }
            byte[] bytes = out.toByteArray();
            assertThat(bytes).hasSize((bits + 7) / 8);
            BitReader in = new BitReader(bytes);
            for (Field field : fields) {
                assertThat(in.bits(field.width)).isEqualTo(field.value);
            }
            assertThat(in.remainingBits()).isBetween(0, 7).isEqualTo(bytes.length * 8 - bits);
            while (in.remainingBits() > 0) {
                assertThat(in.bit()).as("filled up with zeros").isZero();
            }
        });
    }

    @Test
    void bits_higherThanTheCount_areLeftOut() {
        assertThat(new BitWriter().bits(0x1FF, 4).bits(0, 4).toByteArray()).containsExactly(0xF0);
    }

    @Test
    void flags_andAlignment_standMostSignificantFirst() {
        byte[] bytes = new BitWriter()
                .flag(true)
                .flag(false)
                .flag(true)
                .align()
                .align()
                .bits(7, 3)
                .toByteArray();
        assertThat(bytes).containsExactly(0xA0, 0xE0);
        BitReader in = new BitReader(bytes);
        assertThat(List.of(in.flag(), in.flag(), in.flag())).containsExactly(true, false, true);
        in.skip(5);
        assertThat(in.intBits(3)).isEqualTo(7);
    }

    @Test
    void expGolomb_anyNumber_isReadAsTheStandardCodesIt() {
        Draw.each(1, 300, draw -> {
            long code = draw.number(0, 0xFFFF_FFFEL);
            int zeros = 63 - Long.numberOfLeadingZeros(code + 1);
            BitWriter out = new BitWriter().bits(0, zeros).bits(1, 1).bits(code + 1, zeros);
            assertThat(new BitReader(out.toByteArray()).ue()).isEqualTo(code);
            long signed = code % 2 == 0 ? -code / 2 : code / 2 + 1;
            assertThat(new BitReader(out.toByteArray()).se()).isEqualTo(signed);
        });
    }

    @Test
    void expGolomb_oneToFive_areTheRowsOfTable92() {
        BitReader in = new BitReader(new BitWriter()
                .bits(0b1_010_011_00100_00101L, 17)
                .bits(0b1_010_011_00100_00101L, 17)
                .toByteArray());
        assertThat(List.of(in.ue(), in.ue(), in.ue(), in.ue(), in.ue())).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(List.of(in.se(), in.se(), in.se(), in.se(), in.se())).containsExactly(0L, 1L, -1L, 2L, -2L);
    }

    @Test
    void expGolomb_longerThanAnyNumber_isRefused() {
        byte[] longest = new BitWriter().bits(0, 32).bits(1, 1).bits(0, 32).toByteArray();
        assertThat(new BitReader(longest).ue()).isEqualTo(0xFFFF_FFFFL);
        byte[] longer =
                new BitWriter().bits(0, 32).bits(1, 2).bits(0, 32).bits(0, 32).toByteArray();
        assertThatThrownBy(() -> new BitReader(longer).ue())
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void reading_pastTheEnd_isRefused() {
        BitReader in = new BitReader(new byte[2]);
        in.skip(16);
        assertThat(in.remainingBits()).isZero();
        in.skip(0);
        assertThatThrownBy(in::bit).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> in.skip(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
