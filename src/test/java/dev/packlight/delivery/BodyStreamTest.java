package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.bytes.ArraySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyStreamTest {

    private static final byte[] BYTES = new byte[300_000];

    static {
        new Random(1).nextBytes(BYTES);
    }

    /** Puts 200 bytes at a time, and none where there is no room for them. */
    private record Packets(int first, int count) implements Body.Generator {

        private static final int PACKET = 200;

        @Override
        public long length() {
            return (long) count * PACKET;
        }

        @Override
        public Body.Producer open(long from) {
            int[] next = {(int) (from / PACKET)};
            Body.Producer packets = target -> {
                while (next[0] < count && target.remaining() >= PACKET) {
                    target.put(BYTES, first + next[0]++ * PACKET, PACKET);
                }
                return next[0] < count;
            };
            return packets.dropping(from % PACKET);
        }
    }

    private static Body plan() {
        long[] stretches = {200_000, 10_000, 210_000, 20_000};
        return Body.of(
                new Body.Bytes(BYTES, 0, 1000),
                new Body.Generated(new Packets(1000, 995)),
                new Body.Stretches(new ArraySource(BYTES), stretches, 30_000),
                new Body.Bytes(BYTES, 230_000, 70_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1777, 65_536, 1 << 20})
    void fill_roomOfAnySize_givesEveryByteInOrder(int room) throws IOException {
        BodyStream stream = new BodyStream(plan());
        ByteBuffer all = ByteBuffer.allocate(BYTES.length + 1);
        ByteBuffer target = ByteBuffer.allocate(room);
        boolean more = true;
        while (more) {
            more = stream.fill(target.clear());
            all.put(target.flip());
        }
        assertThat(Arrays.copyOf(all.array(), all.position())).isEqualTo(BYTES);
    }

    @Test
    void slice_anywhere_isThatPartOfTheWhole() throws IOException {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(BYTES.length);
            int to = from + random.nextInt(BYTES.length - from + 1);
            assertThat(BodyReader.bytes(plan().slice(from, to))).isEqualTo(Arrays.copyOfRange(BYTES, from, to));
        }
    }

    @Test
    void fill_generatorThatEndsEarly_isAnError() {
        Body body = new Body(List.of(new Body.Generated(new Body.Generator() {
            @Override
            public long length() {
                return 10;
            }

            @Override
            public Body.Producer open(long from) {
                return target -> {
                    target.put((byte) 1);
                    return false;
                };
            }
        })));
        assertThatThrownBy(() -> BodyReader.bytes(body))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("9 bytes short");
    }
}
