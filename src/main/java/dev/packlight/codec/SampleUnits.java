package dev.packlight.codec;

import java.util.Optional;

/**
 * The units of one sample in order; those before any damage.
 *
 * <p>Each lies at an offset within the sample, framing excluded: behind its length field in H.264 and HEVC, at its
 * header in AV1, at its first byte in sound.
 */
public final class SampleUnits {

    private final UnitPage page;
    private final int sample;
    private final int first;
    private final int count;

    SampleUnits(UnitPage page, int sampleInPage, int sample) {
        this.page = page;
        this.sample = sample;
        this.first = page.firstUnit(sampleInPage);
        this.count = page.firstUnit(sampleInPage + 1) - first;
    }

    public int count() {
        return count;
    }

    /** Where unit {@code n} begins within the sample. */
    public int offsetBytes(int n) {
        return page.offset(first + n);
    }

    public int lengthBytes(int n) {
        return page.length(first + n);
    }

    /** Type of the unit: {@code nal_unit_type}, {@code obu_type}, or the stream type and number of a frame of sound. */
    public int type(int n) {
        return page.type(first + n);
    }

    /** How a slice or frame refers to others; unknown where the unit is none. */
    public PictureType pictureType(int n) {
        return page.pictureType(first + n);
    }

    /**
     * The type of the whole picture, which is what its slices refer to at most; unknown where it has none that tells.
     */
    public PictureType pictureType() {
        int most = -1;
        for (int n = 0; n < count; n++) {
            PictureType type = pictureType(n);
            most = type == PictureType.UNKNOWN ? most : Math.max(most, type.ordinal());
        }
        return most < 0 ? PictureType.UNKNOWN : PictureType.of(most);
    }

    /** Why there may be more in the sample than these. */
    public Optional<UnitDamage> damage() {
        return page.damage(sample);
    }
}
