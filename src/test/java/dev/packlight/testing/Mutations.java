package dev.packlight.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Damaged copies of something sound, the same ones for the same seed.
 *
 * <p>{@code -Dfuzz.factor=100} makes a hundred times as many.
 */
public final class Mutations {

    private static final int FACTOR = Integer.getInteger("fuzz.factor", 1);
    private static final long[] EDGES = {
        0, 1, 2, 7, 8, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, 0x7FFF_FFFF_FFFF_FFFFL, -1
    };
    private static final String[] NUMBERS = {
        "",
        "0",
        "-1",
        "1",
        "255",
        "2147483648",
        "9223372036854775807",
        "-9223372036854775808",
        "1e400",
        "NaN",
        "é",
        "<",
        "\"",
        "\u0000"
    };

    private Mutations() {}

    public static int count(int usual) {
        return usual * FACTOR;
    }

    /**
     * Copies of {@code sound} without end, with one to six places changed: a byte, or a number of 1 to 8 bytes on
     * the edge of its range, or a stretch removed, doubled or cut off behind.
     *
     * @param places bytes that may be hit, {@code 0..n} or those of boxes alone
     */
    public static Stream<byte[]> of(byte[] sound, int[] places, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> {
            byte[] bytes = sound.clone();
            for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
                int at = Math.min(bytes.length - 1, places[random.nextInt(places.length)]);
                bytes = changed(bytes, at, random);
            }
            return bytes;
        });
    }

    public static Stream<byte[]> of(byte[] sound, long seed) {
        return of(sound, IntStream.range(0, sound.length).toArray(), seed);
    }

    /** Places of all bytes of a file that are not in the payload of {@code mdat}. */
    public static int[] boxBytes(byte[] bytes) {
        IntStream.Builder places = IntStream.builder();
        for (int at = 0; at + 8 <= bytes.length; ) {
            int size = ByteBuffer.wrap(bytes).getInt(at);
            boolean media = bytes[at + 4] == 'm' && bytes[at + 5] == 'd';
            int end = size < 8 || size > bytes.length - at ? bytes.length : at + size;
            for (int i = at; i < (media ? at + 8 : end); i++) {
                places.add(i);
            }
            at = end;
        }
        return places.build().toArray();
    }

    private static byte[] changed(byte[] bytes, int at, Random random) {
        int kind = random.nextInt(20);
        if (kind < 8) {
            bytes[at] = (byte) random.nextInt(256);
        } else if (kind < 17) {
            int width = 1 << random.nextInt(4);
            long value = EDGES[random.nextInt(EDGES.length)];
            for (int i = 0; i < width && at + i < bytes.length; i++) {
                bytes[at + i] = (byte) (value >> 8 * (width - 1 - i));
            }
        } else if (bytes.length > 16) {
            int length = Math.min(1 + random.nextInt(16), bytes.length - at);
            return switch (kind) {
                case 17 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
                case 18 -> joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
                default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, Math.max(1, at)) : bytes;
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    /** Copies of a text: as bytes, or with one of its numbers or words replaced by one on the edge. */
    public static Stream<String> of(String sound, long seed) {
        Random random = new Random(seed);
        Stream<String> bytes =
                of(sound.getBytes(StandardCharsets.UTF_8), seed).map(b -> new String(b, StandardCharsets.UTF_8));
        return bytes.map(text -> random.nextBoolean() ? text : replaced(sound, random));
    }

    private static String replaced(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = at;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, at) + NUMBERS[random.nextInt(NUMBERS.length)] + text.substring(end);
    }
}
