package dev.packlight.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Parameter sets of a track by the number under which slices and other sets name them. */
final class ParameterSets {

    private ParameterSets() {}

    /**
     * Those of {@code units} that are {@code wanted}, the last of each number; such as cannot be read are passed over.
     */
    static <T> Map<Long, T> byId(
            List<byte[]> units, Predicate<byte[]> wanted, Function<byte[], T> reader, ToLongFunction<T> id) {
        Map<Long, T> sets = new HashMap<>();
        for (byte[] unit : units) {
            try {
                if (wanted.test(unit)) {
                    T set = reader.apply(unit);
                    sets.put(id.applyAsLong(set), set);
                }
            } catch (IndexOutOfBoundsException | ArithmeticException e) {
                continue;
            }
        }
        return sets;
    }
}
