package dev.packlight.codec;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWindow;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException.Kind;
import dev.packlight.media.SampleTable;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Where the units of each sample lie and what they are: NAL units, open bitstream units, frames of sound.
 *
 * <p>Some samples at a time are read when one of them is asked for, and only the first bytes of their units; what was
 * read is kept in narrow columns, so that a film of two hours takes a few megabytes. Safe for threads.
 */
public abstract sealed class UnitIndex permits NalIndex, ObuIndex, FrameIndex {

    /** Samples that are read together: two seconds of pictures. */
    static final int PAGE_SAMPLES = 64;

    /** One unit's first bytes, and those of its neighbours where they are small. */
    private static final int HEAD_BYTES = 4096;

    private final SampleTable samples;
    private final ByteSource source;
    private final AtomicReferenceArray<UnitPage> pages;
    private final AtomicInteger noted = new AtomicInteger();

    UnitIndex(SampleTable samples, ByteSource source) {
        this.samples = samples;
        this.source = source;
        this.pages = new AtomicReferenceArray<>(Math.ceilDiv(samples.count(), PAGE_SAMPLES));
    }

    /** Notes the units of the sample of {@code size} bytes at {@code at}. */
    abstract void walk(ByteWindow bytes, long at, int size, UnitPage.Builder units) throws IOException;

    /** The units of a sample. */
    public SampleUnits of(int sample) throws IOException {
        int number = sample / PAGE_SAMPLES;
        UnitPage page = pages.get(number);
        if (page == null) {
            page = read(number * PAGE_SAMPLES);
            pages.set(number, page);
        }
        return new SampleUnits(page, sample % PAGE_SAMPLES, sample);
    }

    private UnitPage read(int first) throws IOException {
        ByteWindow bytes = new ByteWindow(source, source.size(), HEAD_BYTES);
        UnitPage.Builder units = new UnitPage.Builder(Math.max(0, Limits.UNITS - noted.get()));
        for (int i = first; i < Math.min(samples.count(), first + PAGE_SAMPLES); i++) {
            units.sample(i);
            try {
                walk(bytes, samples.offsetBytes(i), samples.sizeBytes(i), units);
            } catch (EOFException e) {
                units.damage(new UnitDamage(
                        Kind.MALFORMED,
                        units.sample(),
                        0,
                        "lies beyond the end of the file",
                        "ISO/IEC 14496-12 §8.7.5"));
            }
        }
        noted.addAndGet(units.count());
        return units.build();
    }

    public int samples() {
        return samples.count();
    }

    /** The first bytes of unit {@code n} of a sample, {@code most} of them at most: a slice header, for example. */
    public byte[] head(int sample, int n, int most) throws IOException {
        SampleUnits units = of(sample);
        return source.readFully(
                samples.offsetBytes(sample) + units.offsetBytes(n), Math.min(most, units.lengthBytes(n)));
    }

    /** Bytes of what was read so far. */
    public long footprintBytes() {
        long bytes = 8L * pages.length();
        for (int i = 0; i < pages.length(); i++) {
            UnitPage page = pages.get(i);
            bytes += page == null ? 0 : page.footprintBytes();
        }
        return bytes;
    }
}
