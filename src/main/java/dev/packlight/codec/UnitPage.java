package dev.packlight.codec;

import dev.packlight.bytes.Limits;
import dev.packlight.media.Column;
import dev.packlight.media.LongList;
import dev.packlight.media.MediaFormatException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The units of some samples in a row, as columns.
 *
 * @param firstUnits number of each sample's first unit, and of the one after the last
 * @param offsets where each unit begins within its sample
 * @param lengths bytes of each
 * @param kinds type of each and, above it, its picture type
 * @param damages of the samples whose units cannot all be told
 */
record UnitPage(Column firstUnits, Column offsets, Column lengths, Column kinds, List<UnitDamage> damages) {

    private static final int TYPE_BITS = 8;

    UnitPage {
        damages = List.copyOf(damages);
    }

    int firstUnit(int sampleInPage) {
        return (int) firstUnits.get(sampleInPage);
    }

    int offset(int unit) {
        return (int) offsets.get(unit);
    }

    int length(int unit) {
        return (int) lengths.get(unit);
    }

    int type(int unit) {
        return (int) kinds.get(unit) & (1 << TYPE_BITS) - 1;
    }

    PictureType pictureType(int unit) {
        return PictureType.of((int) kinds.get(unit) >> TYPE_BITS);
    }

    Optional<UnitDamage> damage(int sample) {
        return damages.stream().filter(damage -> damage.sample() == sample).findFirst();
    }

    long footprintBytes() {
        return OBJECTS_BYTES
                + firstUnits.footprintBytes()
                + offsets.footprintBytes()
                + lengths.footprintBytes()
                + kinds.footprintBytes();
    }

    /** The record, its columns and the headers of their arrays. */
    private static final int OBJECTS_BYTES = 200;

    /** Takes units as a walk meets them. */
    static final class Builder {

        private final LongList firstUnits = new LongList();
        private final LongList offsets = new LongList();
        private final LongList lengths = new LongList();
        private final LongList kinds = new LongList();
        private final List<UnitDamage> damages = new ArrayList<>();
        private final int most;
        private int sample;

        /** @param most units that may be noted of all samples */
        Builder(int most) {
            this.most = most;
        }

        /** The units that follow are of this sample. */
        void sample(int number) {
            sample = number;
            firstUnits.add(offsets.length());
        }

        /** Takes the next unit; false where the sample has more than any picture. */
        boolean unit(int offset, int length, int type, PictureType picture) {
            if (offsets.length() - firstUnits.get(firstUnits.length() - 1) >= Limits.SAMPLE_UNITS) {
                return tooMany("holds more than " + Limits.SAMPLE_UNITS + " units", offset);
            }
            if (offsets.length() >= most) {
                return tooMany("comes after " + Limits.UNITS + " units of its track", offset);
            }
            offsets.add(offset);
            lengths.add(length);
            kinds.add(picture.ordinal() << TYPE_BITS | type);
            return true;
        }

        private boolean tooMany(String sentence, int offset) {
            damages.add(new UnitDamage(Kind.UNSUPPORTED, sample, offset, sentence, NalWalk.CLAUSE));
            return false;
        }

        int count() {
            return offsets.length();
        }

        /** The sample that is being noted. */
        int sample() {
            return sample;
        }

        void damage(UnitDamage damage) {
            damages.add(damage);
        }

        UnitPage build() {
            firstUnits.add(offsets.length());
            return new UnitPage(
                    firstUnits.toColumn(), offsets.toColumn(), lengths.toColumn(), kinds.toColumn(), damages);
        }
    }
}
