package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of short-term reference pictures (ITU-T H.265 §7.3.7, §7.4.8).
 *
 * @param before pictures shown earlier, the nearest first
 * @param behind pictures shown later, the nearest first
 */
record HevcReferences(List<Picture> before, List<Picture> behind) {

    private static final int MOST = 64;

    /**
     * One of them.
     *
     * @param distance in picture order
     * @param isUsed whether this picture itself refers to it
     */
    record Picture(long distance, boolean isUsed) {}

    HevcReferences {
        before = List.copyOf(before);
        behind = List.copyOf(behind);
    }

    /** Reads all sets of a sequence parameter set; past the end it throws. */
    static List<HevcReferences> readAll(BitReader in) {
        int count = bounded(in.ue());
        List<HevcReferences> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sets.add(read(in, sets, false));
        }
        return List.copyOf(sets);
    }

    /** Reads the set that follows {@code sets}, in a slice header where {@code inSlice}. */
    static HevcReferences inSlice(BitReader in, List<HevcReferences> sets) {
        return read(in, sets, true);
    }

    private static HevcReferences read(BitReader in, List<HevcReferences> sets, boolean inSlice) {
        if (!sets.isEmpty() && in.flag()) {
            long back = inSlice ? in.ue() + 1 : 1;
            if (back > sets.size()) {
                throw new ArithmeticException("a set that there is not");
            }
            return predicted(in, sets.get((int) (sets.size() - back)));
        }
        int before = bounded(in.ue());
        int behind = bounded(in.ue());
        return new HevcReferences(listed(in, before, -1), listed(in, behind, 1));
    }

    private static List<Picture> listed(BitReader in, int count, int sign) {
        List<Picture> pictures = new ArrayList<>();
        long distance = 0;
        for (int i = 0; i < count; i++) {
            distance += sign * (in.ue() + 1);
            pictures.add(new Picture(distance, in.flag()));
        }
        return pictures;
    }

    /** Equations 7-61 and 7-62: the same pictures seen from another one, and that one itself. */
    private static HevcReferences predicted(BitReader in, HevcReferences from) {
        boolean isNegative = in.flag();
        long shift = (isNegative ? -1 : 1) * (in.ue() + 1);
        List<Picture> all = new ArrayList<>();
        for (Picture picture : from.before) {
            moved(in, picture.distance + shift, all);
        }
        for (Picture picture : from.behind) {
            moved(in, picture.distance + shift, all);
        }
        moved(in, shift, all);
        return new HevcReferences(
                all.stream()
                        .filter(p -> p.distance < 0)
                        .sorted((a, b) -> Long.compare(b.distance, a.distance))
                        .toList(),
                all.stream()
                        .filter(p -> p.distance > 0)
                        .sorted((a, b) -> Long.compare(a.distance, b.distance))
                        .toList());
    }

    private static void moved(BitReader in, long distance, List<Picture> all) {
        boolean used = in.flag();
        if (used || in.flag()) {
            all.add(new Picture(distance, used));
        }
    }

    /** Pictures that this picture itself refers to. */
    long used() {
        return before.stream().filter(Picture::isUsed).count()
                + behind.stream().filter(Picture::isUsed).count();
    }

    private static int bounded(long count) {
        if (count > MOST) {
            throw new ArithmeticException("more than " + MOST);
        }
        return (int) count;
    }
}
