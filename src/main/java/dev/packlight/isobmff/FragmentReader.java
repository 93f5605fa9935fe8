package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.media.MediaFormatException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads movie fragments into sample lists (ISO/IEC 14496-12 §8.8); times from {@code tfdt}, else from the Smooth
 * Streaming {@code tfxd} box (MS-SSTR §2.2.4.4), else from the samples before.
 *
 * <p>Composition offsets are read as signed in every version, because Expression Encoder wrote negative ones into
 * version 0 boxes.
 */
final class FragmentReader {

    private static final String CLAUSE = "ISO/IEC 14496-12 §8.8.8";
    private static final byte[] TFXD = {
        0x6D,
        0x1D,
        (byte) 0x9B,
        0x05,
        0x42,
        (byte) 0xD5,
        0x44,
        (byte) 0xE6,
        (byte) 0x80,
        (byte) 0xE2,
        0x14,
        0x1D,
        (byte) 0xAF,
        (byte) 0xF7,
        0x57,
        (byte) 0xB2
    };
    private static final int BASE_DATA_OFFSET = 0x01;
    private static final int DESCRIPTION_INDEX = 0x02;
    private static final int DEFAULT_DURATION = 0x08;
    private static final int DEFAULT_SIZE = 0x10;
    private static final int DEFAULT_FLAGS = 0x20;
    private static final int BASE_IS_MOOF = 0x20000;
    /** {@code sample_is_non_sync_sample}, or {@code sample_depends_on} = 1. */
    private static final long NOT_SYNC = 0x0101_0000;

    /** The {@code trex} of a track: description index, duration, size and flags of samples that do not say. */
    record Defaults(long descriptionIndex, long duration, long size, long flags) {
        static final Defaults NONE = new Defaults(1, 0, 0, 0);
    }

    private static final long UNKNOWN = -1;

    private final Budget budget;
    private final Map<Integer, Defaults> defaults = new HashMap<>();
    private final Map<Integer, FragmentedSamples> tracks;
    private long dataEnd;

    FragmentReader(Budget budget, Map<Integer, FragmentedSamples> tracks) {
        this.budget = budget;
        this.tracks = tracks;
    }

    /** Notes the defaults that {@code mvex} gives (§8.8.3). */
    void readDefaults(Box mvex) throws MediaFormatException {
        for (Box trex : mvex.children()) {
            if (trex.type().equals("trex")) {
                trex.need(24);
                ByteReader in = trex.fullReader();
                defaults.put(in.i32(), new Defaults(in.u32(), in.u32(), in.u32(), in.u32()));
            }
        }
    }

    /**
     * Adds the samples of the fragment whose {@code moof} box, header included, begins at {@code moofAt}. What is wrong
     * in the part of one track is noted with it, and hurts others only where they lie behind it.
     */
    void read(Box moof, long moofAt) throws MediaFormatException {
        dataEnd = moofAt;
        for (Box traf : moof.children()) {
            if (traf.type().equals("traf")) {
                Box tfhd = traf.require("tfhd", "ISO/IEC 14496-12 §8.8.7");
                FragmentedSamples samples = samples(tfhd);
                try {
                    readTrack(traf, tfhd, samples, moofAt);
                } catch (MediaFormatException e) {
                    samples.fail(e);
                    dataEnd = UNKNOWN;
                } catch (IndexOutOfBoundsException e) {
                    samples.fail(malformed("a fragment is cut off", traf.path(), traf.position(), CLAUSE));
                    dataEnd = UNKNOWN;
                }
            }
        }
    }

    private FragmentedSamples samples(Box tfhd) throws MediaFormatException {
        tfhd.need(8);
        int id = tfhd.fullReader().i32();
        FragmentedSamples samples = tracks.get(id);
        if (samples == null) {
            throw malformed(
                    "a fragment belongs to track " + id + ", which the movie header does not have",
                    tfhd.path(),
                    tfhd.position(),
                    "ISO/IEC 14496-12 §8.8.7");
        }
        return samples;
    }

    private void readTrack(Box traf, Box tfhd, FragmentedSamples samples, long moofAt) throws MediaFormatException {
        int flags = tfhd.flags();
        ByteReader in = tfhd.fullReader();
        Defaults d = defaults.getOrDefault(in.i32(), Defaults.NONE);
        long base = (flags & BASE_DATA_OFFSET) != 0 ? in.i64() : (flags & BASE_IS_MOOF) != 0 ? moofAt : dataEnd;
        if (base < 0 || base > budget.fileSize()) {
            throw malformed(
                    "the samples would lie at byte " + base + ", or behind others that cannot be read",
                    tfhd.path(),
                    tfhd.position(),
                    "ISO/IEC 14496-12 §8.8.7");
        }
        long description = (flags & DESCRIPTION_INDEX) != 0 ? in.u32() : d.descriptionIndex;
        long duration = (flags & DEFAULT_DURATION) != 0 ? in.u32() : d.duration;
        long size = (flags & DEFAULT_SIZE) != 0 ? in.u32() : d.size;
        long sampleFlags = (flags & DEFAULT_FLAGS) != 0 ? in.u32() : d.flags;
        start(traf, samples);
        long at = base;
        for (Box trun : traf.children()) {
            if (trun.type().equals("trun")) {
                at = readRun(trun, samples, new Defaults(description, duration, size, sampleFlags), base, at);
            }
        }
        dataEnd = at;
    }

    private void start(Box traf, FragmentedSamples samples) throws MediaFormatException {
        Box tfdt = traf.child("tfdt").orElse(null);
        if (tfdt != null) {
            tfdt.need(tfdt.version() == 1 ? 12 : 8);
            ByteReader in = tfdt.fullReader();
            samples.moveTo(tfdt.version() == 1 ? in.i64() : in.u32(), tfdt.path(), tfdt.position());
            return;
        }
        for (Box box : traf.children()) {
            if (box.type().equals("uuid")
                    && box.length() >= 28
                    && Arrays.equals(box.reader().take(16), TFXD)) {
                ByteReader in = box.reader().skip(16);
                int version = in.u8();
                in.skip(3);
                box.need(version == 1 ? 36 : 28);
                samples.moveTo(version == 1 ? in.i64() : in.u32(), box.path(), box.position());
            }
        }
    }

    private long readRun(Box trun, FragmentedSamples samples, Defaults d, long base, long next)
            throws MediaFormatException {
        trun.need(8);
        int flags = trun.flags();
        Table in = trun.table();
        long count = in.u32();
        long at = (flags & 0x001) != 0 ? base + in.i32() : next;
        long firstFlags = (flags & 0x004) != 0 ? in.u32() : -1;
        int fields = Integer.bitCount(flags & 0xF00);
        if (count * fields * 4 > in.remaining()) {
            throw malformed(
                    "the run claims " + count + " samples, more than the box holds",
                    trun.path(),
                    trun.position(),
                    CLAUSE);
        }
        if ((flags & 0x200) == 0 && (d.size == 0 && count > 0 || d.size * count > budget.fileSize())) {
            throw malformed(
                    count + " samples of " + d.size + " bytes are no plausible run",
                    trun.path(),
                    trun.position(),
                    CLAUSE);
        }
        budget.takeSamples(count, trun);
        for (long i = 0; i < count; i++) {
            long duration = (flags & 0x100) != 0 ? in.u32() : d.duration;
            long size = (flags & 0x200) != 0 ? in.u32() : d.size;
            long sampleFlags = (flags & 0x400) != 0 ? in.u32() : i == 0 && firstFlags >= 0 ? firstFlags : d.flags;
            long offset = (flags & 0x800) != 0 ? in.i32() : 0;
            if (at < 0 || size > Math.min(Integer.MAX_VALUE, budget.fileSize() - at)) {
                throw malformed(
                        "a sample of " + size + " bytes would lie at byte " + at + ", but the file ends at "
                                + budget.fileSize(),
                        trun.path(),
                        trun.position(),
                        CLAUSE);
            }
            samples.add(size, duration, offset, at, (sampleFlags & NOT_SYNC) == 0);
            at += size;
        }
        return at;
    }
}
