package dev.packlight.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.testing.Draw;
import dev.packlight.testing.MediaFixtures;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteWindowTest {

    /** Counts what is read. */
    private static final class Counted implements ByteSource {
        private final ByteSource source;
        private int reads;
        private long furthest;

        Counted(byte[] bytes) {
            source = new ArraySource(bytes);
        }

        @Override
        public long size() {
            return source.size();
        }

        @Override
        public int read(long position, ByteBuffer target) throws IOException {
            reads++;
            furthest = Math.max(furthest, position + target.remaining());
            return source.read(position, target);
        }
    }

    @Test
    void take_anyStretches_areThoseOfTheSource() {
        Draw.each(1, 100, draw -> {
            byte[] bytes = draw.bytes(draw.integer(1, 600));
            ByteWindow window = new ByteWindow(MediaFixtures.source(bytes), bytes.length, draw.integer(1, 100));
            for (int left = 20; left > 0; left--) {
                int at = draw.integer(0, bytes.length - 1);
                int length = draw.integer(0, Math.min(150, bytes.length - at));
                assertThat(window.take(at, length)).isEqualTo(Arrays.copyOfRange(bytes, at, at + length));
                assertThat(window.u8(at)).isEqualTo(bytes[at] & 0xFF);
            }
        });
    }

    @Test
    void neighbours_costOneReadTogether_andNothingIsReadBehindTheEnd() throws IOException {
        Counted source = new Counted(new byte[300]);
        ByteWindow window = new ByteWindow(source, 120, 100);
        window.take(0, 10);
        assertThat(window.locate(90, 10)).isEqualTo(90);
        assertThat(source.reads).isEqualTo(1);
        assertThat(source.furthest).isEqualTo(100);
        assertThat(window.locate(91, 10)).isZero();
        assertThat(source.reads).isEqualTo(2);
        assertThat(source.furthest).isEqualTo(120);
        window.take(50, 1);
        assertThat(source.reads).as("what lies before the window").isEqualTo(3);
        window.take(100, 150);
        assertThat(source.furthest).isEqualTo(250);
        assertThat(window.buffer().limit()).isEqualTo(150);
    }

    @Test
    void source_thatEnds_saysWhere() {
        ArraySource three = new ArraySource(new byte[] {1, 2, 3});
        assertThat(three.size()).isEqualTo(3);
        assertThat(three.read(3, ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(three.read(2, ByteBuffer.allocate(4))).isEqualTo(1);
        assertThatThrownBy(() -> three.readFully(1, 3))
                .isInstanceOf(EOFException.class)
                .hasMessage("source ends at 3, wanted 1 more bytes");
    }

    @Test
    void readFully_ofShortReads_isWhole() throws IOException {
        byte[] bytes = new byte[9000];
        new Random(1).nextBytes(bytes);
        assertThat(MediaFixtures.source(bytes).readFully(100, 8000)).isEqualTo(Arrays.copyOfRange(bytes, 100, 8100));
    }

    @Test
    void along_anyStretches_areThoseOfTheSourceAndNothingFarAwayIsRead() throws IOException {
        byte[] bytes = new byte[1 << 20];
        new Random(7).nextBytes(bytes);
        Counted source = new Counted(bytes);
        long[] stretches = {1000, 3000, 5000, 2000, 500_000, 40_000, 540_000, 200_000, 300_000, 10};
        ByteWindow window = ByteWindow.along(source, stretches);
        for (int i = 0; i < stretches.length; i += 2) {
            for (int at = 0; at < stretches[i + 1]; at += 1000) {
                int length = (int) Math.min(1000, stretches[i + 1] - at);
                int from = (int) stretches[i] + at;
                assertThat(window.take(from, length)).isEqualTo(Arrays.copyOfRange(bytes, from, from + length));
            }
        }
        assertThat(source.reads).isEqualTo(4);
        assertThat(source.furthest).isEqualTo(740_000);
        window.release();
        assertThat(window.buffer().capacity()).isZero();
        assertThat(window.take(1000, 4)).isEqualTo(Arrays.copyOfRange(bytes, 1000, 1004));
    }

    @Test
    void along_aStretchLongerThanTheWindow_isThatOfTheSource() throws IOException {
        byte[] bytes = new byte[900_000];
        new Random(8).nextBytes(bytes);
        ByteWindow window = ByteWindow.along(new Counted(bytes), new long[] {0, bytes.length});
        assertThat(window.take(0, 1000)).isEqualTo(Arrays.copyOfRange(bytes, 0, 1000));
        assertThat(window.take(1000, 700_000)).isEqualTo(Arrays.copyOfRange(bytes, 1000, 701_000));
        assertThat(window.take(800_000, 100_000)).isEqualTo(Arrays.copyOfRange(bytes, 800_000, 900_000));
    }
}
