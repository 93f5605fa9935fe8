package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ArraySource;
import dev.packlight.testing.Draw;
import dev.packlight.testing.MediaFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyTest {

    /** Bytes that are made in stretches as long as there is room. */
    private record Made(byte[] bytes) implements Body.Generator {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public Body.Producer open(long from) {
            ByteBuffer left = ByteBuffer.wrap(bytes).position((int) from);
            return target -> {
                int n = Math.min(left.remaining(), Math.min(target.remaining(), Body.Producer.MIN_ROOM));
                target.put(left.slice(left.position(), n));
                left.position(left.position() + n);
                return left.hasRemaining();
            };
        }
    }

    private static Body.Part part(Draw draw, ByteArrayOutputStream expected) throws IOException {
        byte[] bytes = draw.bytes(draw.integer(0, 700));
        switch (draw.integer(0, 2)) {
            case 0 -> {
                int offset = draw.integer(0, bytes.length);
                int count = draw.integer(0, bytes.length - offset);
                expected.write(bytes, offset, count);
                return new Body.Bytes(bytes, offset, count);
            }
            case 1 -> {
                expected.write(bytes);
                return new Body.Generated(new Made(bytes));
            }
            default -> {
                long[] stretches = new long[2 * draw.integer(1, 5)];
                long length = 0;
                for (int i = 0; i < stretches.length; i += 2) {
                    stretches[i] = draw.integer(0, bytes.length);
                    stretches[i + 1] = draw.integer(0, bytes.length - (int) stretches[i]);
                    expected.write(bytes, (int) stretches[i], (int) stretches[i + 1]);
                    length += stretches[i + 1];
                }
                return new Body.Stretches(MediaFixtures.source(bytes), stretches, length);
            }
        }
    }

    @Test
    void slice_ofAnyBody_isTheSliceOfItsBytes() {
        Draw.each(1, 500, draw -> {
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            List<Body.Part> parts = new ArrayList<>();
            for (int left = draw.integer(0, 6); left > 0; left--) {
                parts.add(part(draw, expected));
            }
            Body body = new Body(parts);
            byte[] whole = expected.toByteArray();
            assertThat(body.length()).isEqualTo(whole.length);
            assertThat(BodyReader.bytes(body)).isEqualTo(whole);
            int from = draw.integer(0, whole.length);
            int to = draw.integer(from, whole.length);
            Body slice = body.slice(from, to);
            assertThat(slice.length()).isEqualTo(to - from);
            assertThat(BodyReader.bytes(slice)).isEqualTo(Arrays.copyOfRange(whole, from, to));
            int again = draw.integer(0, to - from);
            assertThat(BodyReader.bytes(slice.slice(again, to - from)))
                    .as("a slice of a slice")
                    .isEqualTo(Arrays.copyOfRange(whole, from + again, to));
            assertThat(slice.parts()).allMatch(p -> p.length() > 0);
        });
    }

    @Test
    void slice_beyondTheEnd_holdsWhatThereIs() throws IOException {
        assertThat(BodyReader.bytes(Body.of("abc").slice(1, 99))).containsExactly('b', 'c');
        assertThat(Body.of("abc").slice(3, 99).parts()).isEmpty();
    }

    @Test
    void body_ofOneStretch_readsWhereItLies() throws IOException {
        Body body = Body.of(Body.Stretches.of(new ArraySource(new byte[] {1, 2, 3, 4}), 1, 2));
        assertThat(BodyReader.bytes(body)).containsExactly(2, 3);
    }

    /** Longer than the pieces in which bodies are copied. */
    @Test
    void bytes_ofLongStretchesAndProducts_areWhole() throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        Body body = Body.of(
                Body.Stretches.of(new ArraySource(bytes), 0, bytes.length), new Body.Generated(new Made(bytes)));
        byte[] read = BodyReader.bytes(body.slice(1, 399_999));
        assertThat(Arrays.copyOf(read, 199_999)).isEqualTo(Arrays.copyOfRange(bytes, 1, 200_000));
        assertThat(Arrays.copyOfRange(read, 199_999, read.length)).isEqualTo(Arrays.copyOf(bytes, 199_999));
    }
}
