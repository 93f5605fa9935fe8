package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.media.Column;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import java.util.Arrays;
import java.util.Optional;

/** Reads {@code stbl}: sizes, times, places and sync samples (ISO/IEC 14496-12 §8.6, §8.7). */
final class SampleTableReader {

    private final Box stbl;
    private final Budget budget;
    private int firstDescription;
    private boolean changesDescription;

    SampleTableReader(Box stbl, Budget budget) {
        this.stbl = stbl;
        this.budget = budget;
    }

    SampleTable read() throws MediaFormatException {
        Column sizes = sizes();
        SampleTableBuilder table = new SampleTableBuilder(sizes);
        if (sizes.length() > 0) {
            readTimes(table);
            readCompositionOffsets(table);
            readChunks(table);
            readSyncSamples(table);
            if (table.timedSamples() < sizes.length() || table.placedSamples() < sizes.length()) {
                throw malformed(
                        "the tables give times to " + table.timedSamples() + " and places to " + table.placedSamples()
                                + " of " + sizes.length() + " samples",
                        stbl.path(),
                        stbl.position(),
                        "ISO/IEC 14496-12 §8.6.1.2");
            }
        }
        return table.build();
    }

    /** Whether more than one sample description is in use. */
    boolean changesDescription() {
        return changesDescription;
    }

    /** Number of the first sample description in use, from 1. */
    int firstDescription() {
        return Math.max(1, firstDescription);
    }

    private Column sizes() throws MediaFormatException {
        Box stsz = stbl.child("stsz").orElse(null);
        if (stsz == null) {
            return compactSizes(stbl.require("stz2", "ISO/IEC 14496-12 §8.7.3"));
        }
        stsz.need(12);
        Table in = stsz.table();
        long each = in.u32();
        long claimed = in.u32();
        if (each == 0) {
            return sizes(stsz, Budget.entries(stsz, claimed, 4, in.remaining()), 32, in);
        }
        budget.takeSamples(claimed, stsz);
        if (each > budget.fileSize() / Math.max(1, claimed)) {
            throw malformed(
                    claimed + " samples of " + each + " bytes are more than the file holds",
                    stsz.path(),
                    stsz.position(),
                    "ISO/IEC 14496-12 §8.7.3");
        }
        return Column.constant(each, (int) claimed);
    }

    private Column compactSizes(Box stz2) throws MediaFormatException {
        stz2.need(12);
        Table in = stz2.table().skip(3);
        int bits = in.u8();
        long claimed = in.u32();
        if (bits != 4 && bits != 8 && bits != 16 || (claimed * bits + 7) / 8 > in.remaining()) {
            throw malformed(
                    "the compact sample sizes are cut off or of a wrong width",
                    stz2.path(),
                    stz2.position(),
                    "ISO/IEC 14496-12 §8.7.3.3");
        }
        return sizes(stz2, claimed, bits, in);
    }

    private Column sizes(Box box, long count, int bits, Table in) throws MediaFormatException {
        budget.takeSamples(count, box);
        int[] sizes = new int[(int) count];
        int pair = 0;
        for (int i = 0; i < sizes.length; i++) {
            pair = bits == 4 && (i & 1) == 0 ? in.u8() : pair;
            sizes[i] = switch (bits) {
                case 4 -> (i & 1) == 0 ? pair >> 4 : pair & 15;
                case 8 -> in.u8();
                case 16 -> in.u16();
                default -> in.i32();
            };
            if (sizes[i] < 0) {
                throw malformed(
                        "sample " + (i + 1) + " has " + Integer.toUnsignedLong(sizes[i]) + " bytes",
                        box.path(),
                        box.position(),
                        "ISO/IEC 14496-12 §8.7.3");
            }
        }
        return Column.of(sizes);
    }

    private void readTimes(SampleTableBuilder table) throws MediaFormatException {
        Box stts = stbl.require("stts", "ISO/IEC 14496-12 §8.6.1.2");
        stts.need(8);
        Table in = stts.table();
        int count = Budget.entries(stts, in.u32(), 8, in.remaining());
        for (int i = 0; i < count && table.timedSamples() < table.count(); i++) {
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
        Table in = ctts.table();
        int count = Budget.entries(ctts, in.u32(), 8, in.remaining());
        int[] offsets = new int[table.count()];
        int at = 0;
        for (int i = 0; i < count && at < offsets.length; i++) {
            long samples = in.u32();
            int offset = in.i32();
            int end = (int) Math.min(offsets.length, at + samples);
            Arrays.fill(offsets, at, end, offset);
            at = end;
        }
        table.compositionOffsets(Column.of(offsets));
    }

    private void readChunks(SampleTableBuilder table) throws MediaFormatException {
        Optional<Box> narrow = stbl.child("stco");
        boolean wide = narrow.isEmpty();
        Box places = wide ? stbl.require("co64", "ISO/IEC 14496-12 §8.7.5") : narrow.get();
        Box stsc = stbl.require("stsc", "ISO/IEC 14496-12 §8.7.4");
        places.need(8);
        stsc.need(8);
        Table offsets = places.table();
        int chunks = Budget.entries(places, offsets.u32(), wide ? 8 : 4, offsets.remaining());
        Table runs = stsc.table();
        int runCount = Budget.entries(stsc, runs.u32(), 12, runs.remaining());
        long perChunk = 0;
        long nextFirst = runCount > 0 ? runs.u32() : Long.MAX_VALUE;
        int run = 0;
        for (int chunk = 1; chunk <= chunks && table.placedSamples() < table.count(); chunk++) {
            while (chunk >= nextFirst && run < runCount) {
                perChunk = runs.u32();
                describe(runs.i32());
                nextFirst = ++run < runCount ? runs.u32() : Long.MAX_VALUE;
            }
            place(table, places, wide ? offsets.i64() : offsets.u32(), perChunk);
        }
    }

    private void describe(int description) {
        changesDescription |= firstDescription != 0 && firstDescription != description;
        firstDescription = firstDescription == 0 ? description : firstDescription;
    }

    private void place(SampleTableBuilder table, Box places, long offset, long samples) throws MediaFormatException {
        int first = table.placedSamples();
        table.addChunk(offset, samples);
        int last = table.placedSamples();
        long end = last > first ? table.placedEnd() : offset;
        if (last > first && (offset < 0 || end > budget.fileSize() || end < offset)) {
            throw malformed(
                    "sample " + (first + 1) + " to " + last + " would lie at bytes " + offset + " to " + end
                            + ", but the file ends at " + budget.fileSize(),
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
        Table in = stss.table();
        int count = Budget.entries(stss, in.u32(), 4, in.remaining());
        int[] samples = new int[Math.min(count, table.count())];
        int used = 0;
        for (int i = 0; i < count && used < samples.length; i++) {
            long number = in.u32() - 1;
            if (number >= 0 && number < table.count() && (used == 0 || samples[used - 1] < number)) {
                samples[used++] = (int) number;
            }
        }
        table.syncSamples(used == samples.length ? samples : Arrays.copyOf(samples, used));
    }
}
