package dev.packlight.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.testing.Draw;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link ByteWriter} writes, {@link ByteReader} reads; neither leaves its limits. */
class ByteReaderTest {

    private static final byte[] EIGHT = {1, 2, 3, 4, (byte) 0xF5, 6, 7, 8};

    @Test
    void numbers_ofEveryWidth_areReadAsTheyWereWritten() {
        Draw.each(1, 300, draw -> {
            ByteWriter out = new ByteWriter(draw.integer(0, 40));
            List<Runnable> checks = new ArrayList<>();
            ByteReader[] in = new ByteReader[1];
            for (int left = draw.integer(1, 30); left > 0; left--) {
                int before = out.length();
                int width = draw.of(1, 2, 3, 4, 8, 0);
                checks.add(field(draw, out, in, width));
                assertThat(out.length() - before).isEqualTo(width == 0 ? 3 : width);
            }
            in[0] = new ByteReader(out.toByteArray());
            checks.forEach(Runnable::run);
            assertThat(in[0].remaining()).isZero();
            assertThat(in[0].position()).isEqualTo(out.length());
        });
    }

    private static Runnable field(Draw draw, ByteWriter out, ByteReader[] in, int width) {
        long value = width == 8 ? draw.number(Long.MIN_VALUE, Long.MAX_VALUE) : draw.number(0, (1L << 8 * width) - 1);
        byte[] raw = draw.bytes(3);
        switch (width) {
            case 1 -> out.u8((int) value);
            case 2 -> out.u16((int) value);
            case 3 -> out.u24((int) value);
            case 4 -> out.u32(value);
            case 8 -> out.u64(value);
            default -> out.raw(raw);
        }
        return () -> {
            switch (width) {
                case 1 -> assertThat(in[0].u8()).isEqualTo((int) value);
                case 2 -> assertThat(in[0].u16()).isEqualTo((int) value);
                case 3 -> assertThat(in[0].u24()).isEqualTo((int) value);
                case 4 -> assertThat(in[0].u32()).isEqualTo(value);
                case 8 -> assertThat(in[0].i64()).isEqualTo(value);
                default -> assertThat(in[0].take(3)).isEqualTo(raw);
            }
        };
    }

    @Test
    void numbers_standBigEndian() {
        assertThat(new ByteWriter(0).u16(0x1234).u24(0x56789A).u32(0xBCDEF012L).toByteArray())
                .containsExactly(0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC, 0xDE, 0xF0, 0x12);
        assertThat(new ByteWriter(0).u64(0x0102_0304_0506_0708L).toByteArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(new ByteReader(EIGHT).i32()).isEqualTo(0x01020304);
        assertThat(new ByteReader(EIGHT).skip(4).u32()).isEqualTo(0xF506_0708L);
    }

    @Test
    void writer_textZerosAndPatch_standWhereTheyShould() {
        ByteWriter out = new ByteWriter(0).text("moof").zeros(20).text("x");
        out.patch32(4, 0x0A0B_0C0DL);
        byte[] bytes = out.toByteArray();
        assertThat(bytes)
                .hasSize(25)
                .startsWith('m', 'o', 'o', 'f', 0x0A, 0x0B, 0x0C, 0x0D, 0)
                .endsWith(0, 'x');
        assertThat(new ByteReader(bytes).fourcc()).isEqualTo("moof");
    }

    @Test
    void slice_knowsItsOwnLimit() {
        ByteReader in = new ByteReader(EIGHT, 1, 7);
        assertThat(in.remaining()).isEqualTo(6);
        ByteReader slice = in.slice(2);
        assertThat(slice.u16()).isEqualTo(0x0203);
        assertThatThrownBy(slice::u8).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(in.position()).isEqualTo(3);
        assertThat(in.u8()).isEqualTo(4);
        assertThat(in.skip(3).remaining()).isZero();
    }

    @Test
    void reading_pastTheLimit_isRefusedAndMovesNothing() {
        ByteReader in = new ByteReader(EIGHT, 2, 5);
        List<Runnable> tooMuch = List.of(
                in::i32,
                in::u32,
                in::i64,
                in::fourcc,
                () -> in.take(4),
                () -> in.skip(4),
                () -> in.slice(4),
                () -> in.take(-1),
                () -> in.skip(-1),
                () -> in.slice(-1));
        for (Runnable read : tooMuch) {
            assertThatThrownBy(read::run).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(in.position()).isEqualTo(2);
        }
        assertThat(in.take(3)).containsExactly(3, 4, 0xF5);
        assertThat(in.take(0)).isEmpty();
    }

    @Test
    void reader_ofAnImpossibleSlice_isRefused() {
        for (int[] slice : new int[][] {{-1, 2}, {3, 2}, {0, 9}}) {
            assertThatThrownBy(() -> new ByteReader(EIGHT, slice[0], slice[1]))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(new ByteReader(EIGHT, 8, 8).remaining()).isZero();
    }
}
