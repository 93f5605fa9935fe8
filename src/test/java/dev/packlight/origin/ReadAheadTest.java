package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ArraySource;
import dev.packlight.bytes.ByteSource;
import dev.packlight.delivery.Body;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    /** Counts what is read of random bytes. */
    private static final class Counted implements ByteSource {
        private final ArraySource bytes;
        private int reads;
        private long bytesRead;

        Counted(int size) {
            byte[] random = new byte[size];
            new Random(size).nextBytes(random);
            bytes = new ArraySource(random);
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public int read(long position, ByteBuffer target) {
            reads++;
            int n = bytes.read(position, target);
            bytesRead += n;
            return n;
        }
    }

    /** Copies all stretches of a plan; checks the bytes, and that all memory is given back. */
    private void copyAll(Body body) throws IOException {
        ReadAhead ahead = new ReadAhead(body, 48 << 10, allocator);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        ByteBuf copied = allocator.heapBuffer((int) body.length());
        for (int part = 0; part < body.parts().size(); part++) {
            Body.Stretches stretches = (Body.Stretches) body.parts().get(part);
            for (int i = 0; i < stretches.stretches().length; i += 2) {
                long offset = stretches.stretches()[i];
                int length = (int) stretches.stretches()[i + 1];
                ahead.copy(part, i, offset, length, copied);
                expected.write(((Counted) stretches.source()).bytes.bytes(), (int) offset, length);
            }
        }
        assertThat(ByteBufUtil.getBytes(copied)).isEqualTo(expected.toByteArray());
        copied.release();
        ahead.release();
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    private static Body neighbours(ByteSource source, int count, int length, int gap) {
        List<Body.Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(Body.Stretches.of(source, (long) i * (length + gap), length));
        }
        return new Body(parts);
    }

    @Test
    void copy_manySmallNeighbours_areReadTogetherAndOnce() throws Exception {
        Counted source = new Counted(120 * 1000);
        copyAll(neighbours(source, 120, 1000, 0));
        assertThat(source.reads).isEqualTo(1);
        assertThat(source.bytesRead).isEqualTo(120_000);
    }

    @Test
    void copy_moreThanAWindow_isReadByWindows() throws Exception {
        Counted source = new Counted(1000 * 1000);
        copyAll(neighbours(source, 1000, 1000, 0));
        assertThat(source.reads).isEqualTo(8);
        assertThat(source.bytesRead).isEqualTo(1_000_000);
    }

    @Test
    void copy_stretchesFarApart_areReadWithoutWhatLiesBetween() throws Exception {
        Counted source = new Counted(50 * 50_500);
        copyAll(neighbours(source, 50, 500, 50_000));
        assertThat(source.reads).isEqualTo(50);
        assertThat(source.bytesRead).isEqualTo(50 * 500);
    }

    @Test
    void copy_twoPlacesInTurn_keepsAWindowOnEach() throws Exception {
        Counted source = new Counted(1 << 20);
        List<Body.Part> parts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            parts.add(Body.Stretches.of(source, i * 1000L, 1000));
            parts.add(Body.Stretches.of(source, (1 << 19) + i * 200L, 200));
        }
        copyAll(new Body(parts));
        assertThat(source.reads).isEqualTo(2);
        assertThat(source.bytesRead).isEqualTo(50 * 1200);
    }

    @Test
    void copy_soundBeforeItsPicture_isReadAlong() throws Exception {
        Counted source = new Counted(1 << 20);
        List<Body.Part> parts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            parts.add(Body.Stretches.of(source, i * 3000L + 500, 2500));
            parts.add(Body.Stretches.of(source, i * 3000L, 500));
        }
        copyAll(new Body(parts));
        assertThat(source.reads).isEqualTo(1);
    }

    @Test
    void copy_otherSourcesAndLargeStretchesBetween_areLeftAlone() throws Exception {
        Counted one = new Counted(1 << 20);
        Counted other = new Counted(1 << 19);
        copyAll(Body.of(
                Body.Stretches.of(one, 0, 1000),
                Body.Stretches.of(other, 1000, 1000),
                Body.Stretches.of(one, 1000, 1000)));
        assertThat(one.reads).isEqualTo(1);
        assertThat(one.bytesRead).isEqualTo(2000);
        assertThat(other.bytesRead).isEqualTo(1000);
    }

    @Test
    void release_midway_readsAgain() throws Exception {
        Counted source = new Counted(4000);
        Body body = neighbours(source, 4, 1000, 0);
        ReadAhead ahead = new ReadAhead(body, 48 << 10, allocator);
        ByteBuf copied = allocator.heapBuffer(4000);
        for (int i = 0; i < 4; i++) {
            ahead.copy(i, 0, i * 1000L, 1000, copied);
            ahead.release();
        }
        assertThat(ByteBufUtil.getBytes(copied)).isEqualTo(source.bytes.bytes());
        assertThat(source.reads).isEqualTo(4);
        copied.release();
    }
}
