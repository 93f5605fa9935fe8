package dev.packlight.testing;

import java.util.List;
import java.util.Random;

/**
 * Random inputs of a property, the same ones for the same seed.
 *
 * <p>What fails says its seed; {@code Draw.each(seed, 1, ...)} makes that one input again. {@code -Dfuzz.factor=100}
 * makes a hundred times as many.
 */
public final class Draw {

    private final Random random;

    private Draw(long seed) {
        random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    }

    /** What holds for every input. */
    @FunctionalInterface
    public interface Property {
        void check(Draw draw) throws Exception;
    }

    /** Checks {@code property} on inputs of seeds {@code first}, {@code first + 1} and so on. */
    public static void each(long first, int times, Property property) {
        for (long seed = first; seed < first + Mutations.count(times); seed++) {
            try {
                property.check(new Draw(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** From {@code low} to {@code high}, both included; the ends are drawn more often. */
    public long number(long low, long high) {
        return switch (random.nextInt(8)) {
            case 0 -> low;
            case 1 -> high;
            default -> low == high ? low : random.nextLong(low, high) + random.nextInt(2);
        };
    }

    public int integer(int low, int high) {
        return (int) number(low, high);
    }

    public boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Letters of {@code alphabet}. */
    public String text(String alphabet, int least, int most) {
        List<Integer> letters = alphabet.codePoints().boxed().toList();
        StringBuilder text = new StringBuilder();
        for (int left = integer(least, most); left > 0; left--) {
            text.appendCodePoint(letters.get(random.nextInt(letters.size())));
        }
        return text.toString();
    }
}
