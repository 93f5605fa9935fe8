package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ByteReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code stbl}: sizes, times, places and sync samples (ISO/IEC 14496-12 §8.6, §8.7). */
final class SampleTableReader {

    /** A day of 60 pictures a second, and more than any sound track needs. */
    static final int MAX_SAMPLES = 8_000_000;

    private final Box stbl;
    private final long fileSize;
    private final Set<Integer> descriptions = new TreeSet<>();

    SampleTableReader(Box stbl, long fileSize) {
        this.stbl = stbl;
        this.fileSize = fileSize;
    }

    SampleTable read() throws MediaFormatException {
        long[] sizes = sizes();
        SampleTableBuilder table = new SampleTableBuilder(sizes);
        if (sizes.length > 0) {
            readTimes(table);
            readCompositionOffsets(table);
            readChunks(table);
            readSyncSamples(table);
            if (table.timedSamples() < sizes.length || table.placedSamples() < sizes.length) {
                throw malformed(
                        "the tables give times to " + table.timedSamples() + " and places to " + table.placedSamples()
                                + " of " + sizes.length + " samples",
                        stbl.path(),
                        stbl.position(),
                        "ISO/IEC 14496-12 §8.6.1.2");
            }
        }
        return table.build();
    }

    /** How many sample descriptions are in use. */
    int descriptions() {
        return descriptions.size();
    }

    /** Number of the first sample description in use, from 1. */
    int firstDescription() {
        return descriptions.stream().findFirst().orElse(1);
    }

    private long[] sizes() throws MediaFormatException {
        Box stsz = stbl.child("stsz").orElse(null);
        if (stsz == null) {
            return compactSizes(stbl.require("stz2", "ISO/IEC 14496-12 §8.7.3"));
        }
        stsz.need(12);
        ByteReader in = stsz.fullReader();
        long each = in.u32();
        int count = count(stsz, in.u32(), each == 0 ? 4 : 0, in.remaining());
        if (each != 0 && each * count > fileSize) {
            throw malformed(
                    count + " samples of " + each + " bytes are more than the file holds",
                    stsz.path(),
                    stsz.position(),
                    "ISO/IEC 14496-12 §8.7.3");
        }
        long[] sizes = new long[count];
        for (int i = 0; i < count; i++) {
            sizes[i] = each != 0 ? each : in.u32();
        }
        return sizes;
    }

    private long[] compactSizes(Box stz2) throws MediaFormatException {
        stz2.need(12);
        ByteReader in = stz2.fullReader().skip(3);
        int bits = in.u8();
        long claimed = in.u32();
        if (bits != 4 && bits != 8 && bits != 16 || (claimed * bits + 7) / 8 > in.remaining()) {
            throw malformed(
                    "the compact sample sizes are cut off or of a wrong width",
                    stz2.path(),
                    stz2.position(),
                    "ISO/IEC 14496-12 §8.7.3.3");
        }
        long[] sizes = new long[count(stz2, claimed, 0, in.remaining())];
        for (int i = 0, pair = 0; i < sizes.length; i++) {
            pair = bits == 4 && (i & 1) == 0 ? in.u8() : pair;
            sizes[i] = bits == 16 ? in.u16() : bits == 8 ? in.u8() : (i & 1) == 0 ? pair >> 4 : pair & 15;
        }
        return sizes;
    }

    private static int count(Box box, long claimed, int bytesEach, int bytesLeft) throws MediaFormatException {
        if (claimed * bytesEach > bytesLeft) {
            throw malformed(
                    "box '" + box.type() + "' claims " + claimed + " entries, more than it holds",
                    box.path(),
                    box.position(),
                    "ISO/IEC 14496-12 §8.7");
        }
        if (claimed > MAX_SAMPLES) {
            throw unsupported(
                    "a track of " + claimed + " samples is longer than is supported",
                    box.path(),
                    box.position(),
                    "ISO/IEC 14496-12 §8.7.3");
        }
        return (int) claimed;
    }

    private void readTimes(SampleTableBuilder table) throws MediaFormatException {
        Box stts = stbl.require("stts", "ISO/IEC 14496-12 §8.6.1.2");
        stts.need(8);
        ByteReader in = stts.fullReader();
        int count = count(stts, in.u32(), 8, in.remaining());
        for (int i = 0; i < count; i++) {
            long samples = in.u32();
            long delta = in.u32();
            table.addTimes(samples, delta > Integer.MAX_VALUE ? 0 : delta);
        }
    }

    private void readCompositionOffsets(SampleTableBuilder table) throws MediaFormatException {
        Box ctts = stbl.child("ctts").orElse(null);
        if (ctts == null) {
            return;
        }
        ctts.need(8);
        ByteReader in = ctts.fullReader();
        int count = count(ctts, in.u32(), 8, in.remaining());
        long[] offsets = new long[table.count()];
        int at = 0;
        for (int i = 0; i < count; i++) {
            long samples = in.u32();
            long offset = in.i32();
            int end = (int) Math.min(offsets.length, at + samples);
            Arrays.fill(offsets, at, end, offset);
            at = end;
        }
        table.compositionOffsets(offsets);
    }

    private void readChunks(SampleTableBuilder table) throws MediaFormatException {
        Box places = stbl.child("stco").orElse(null);
        boolean wide = places == null;
        places = wide ? stbl.require("co64", "ISO/IEC 14496-12 §8.7.5") : places;
        Box stsc = stbl.require("stsc", "ISO/IEC 14496-12 §8.7.4");
        places.need(8);
        stsc.need(8);
        ByteReader offsets = places.fullReader();
        int chunks = count(places, offsets.u32(), wide ? 8 : 4, offsets.remaining());
        ByteReader runs = stsc.fullReader();
        int runCount = count(stsc, runs.u32(), 12, runs.remaining());
        long perChunk = 0;
        long nextFirst = runCount > 0 ? runs.u32() : Long.MAX_VALUE;
        int run = 0;
        for (int chunk = 1; chunk <= chunks; chunk++) {
            while (chunk >= nextFirst && run < runCount) {
                perChunk = runs.u32();
                descriptions.add(runs.i32());
                nextFirst = ++run < runCount ? runs.u32() : Long.MAX_VALUE;
            }
            long offset = wide ? offsets.i64() : offsets.u32();
            place(table, places, offset, perChunk);
        }
    }

    private void place(SampleTableBuilder table, Box places, long offset, long samples) throws MediaFormatException {
        int first = table.placedSamples();
        table.addChunk(offset, samples);
        int last = table.placedSamples();
        long end = last > first ? table.placedEnd() : offset;
        if (last > first && (offset < 0 || end > fileSize || end < offset)) {
            throw malformed(
                    "sample " + (first + 1) + " to " + last + " would lie at bytes " + offset + " to " + end
                            + ", but the file ends at " + fileSize,
                    places.path(),
                    places.position(),
                    "ISO/IEC 14496-12 §8.7.5");
        }
    }

    private void readSyncSamples(SampleTableBuilder table) throws MediaFormatException {
        Box stss = stbl.child("stss").orElse(null);
        if (stss == null) {
            return;
        }
        stss.need(8);
        ByteReader in = stss.fullReader();
        int count = count(stss, in.u32(), 4, in.remaining());
        int[] samples = new int[count];
        int used = 0;
        for (int i = 0; i < count; i++) {
            long number = in.u32() - 1;
            if (number >= 0 && number < table.count() && (used == 0 || samples[used - 1] < number)) {
                samples[used++] = (int) number;
            }
        }
        table.syncSamples(Arrays.copyOf(samples, used));
    }
}
