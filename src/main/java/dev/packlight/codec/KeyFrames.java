package dev.packlight.codec;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWindow;
import dev.packlight.bytes.Limits;
import dev.packlight.media.LongList;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SyncEvidence;
import dev.packlight.media.Timescale;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Holds the sync samples that a file claims against the pictures themselves.
 *
 * <p>A claim that the bytes refute is taken back; one that they cannot judge stands. Pictures that are not claimed are
 * looked at where the claims are in doubt: where one was refuted, or where those that are left lie further apart than
 * segments may be long.
 */
public final class KeyFrames {

    /** A page: one picture's first units. */
    private static final int HEAD_BYTES = 4096;
    /** More pictures than any encoder shows before the entry that they follow. */
    private static final int MOST_LEADING = 32;
    /** The longest fragment that is delivered; a stretch without a key frame that is longer cannot be. */
    private static final int LONGEST_SECONDS = 20;

    private final SampleTable samples;
    private final Entries entries;
    private final ByteWindow bytes;
    private final long longestTicks;
    private final LongList kept = new LongList();
    private final LongList types = new LongList();
    private int looks;
    private int examined;
    private int refuted;
    private long firstRefutedTicks;
    private int found;
    private long firstFoundTicks;

    private KeyFrames(SampleTable samples, Entries entries, Timescale scale, ByteSource source) {
        this.samples = samples;
        this.entries = entries;
        this.bytes = new ByteWindow(source, source.size(), HEAD_BYTES);
        this.longestTicks = LONGEST_SECONDS * scale.ticksPerSecond();
    }

    /**
     * The same samples with those sync samples alone that {@code source} confirms or does not tell of, and with those
     * that it shows where claims are in doubt.
     */
    public static SampleTable verified(
            SampleTable samples, SampleDescription description, Timescale scale, ByteSource source) throws IOException {
        Entries entries = entries(description);
        return entries == null ? samples : new KeyFrames(samples, entries, scale, source).verify();
    }

    private static @Nullable Entries entries(SampleDescription description) {
        try {
            Codec codec = Codecs.of(description).orElse(null);
            return codec == null ? null : codec.entries(description).orElse(null);
        } catch (MediaFormatException e) {
            return null;
        }
    }

    private SampleTable verify() throws IOException {
        int claimed = samples.syncCount();
        Entry[] verdicts = new Entry[claimed];
        for (int n = 0; n < claimed; n++) {
            verdicts[n] = judge(samples.syncSample(n));
        }
        int next = 0;
        for (int n = 0; n < claimed; n++) {
            if (verdicts[n] != Entry.NONE) {
                search(next, samples.syncSample(n));
                keep(samples.syncSample(n), verdicts[n]);
                next = samples.syncSample(n) + 1;
            }
        }
        search(next, samples.count());
        byte[] accessPoints = new byte[types.length()];
        for (int n = 0; n < accessPoints.length; n++) {
            accessPoints[n] = (byte) types.get(n);
        }
        return samples.withSync(
                kept.toInts(),
                accessPoints,
                new SyncEvidence(claimed, examined, refuted, firstRefutedTicks, found, firstFoundTicks));
    }

    private Entry judge(int sample) throws IOException {
        Entry entry = entry(sample);
        examined += entry == Entry.UNKNOWN ? 0 : 1;
        if (entry == Entry.NONE && refuted++ == 0) {
            firstRefutedTicks = samples.ptsTicks(sample);
        }
        return entry;
    }

    /** Keeps the key frames among the samples {@code from} to {@code to}, of which none is claimed that is one. */
    private void search(int from, int to) throws IOException {
        if (from >= to || refuted == 0 && ticks(from, to) <= longestTicks) {
            return;
        }
        for (int i = from; i < to && looks < Limits.KEY_FRAMES; i++) {
            Entry entry = samples.isSync(i) ? Entry.NONE : entry(i);
            if (entry == Entry.CLEAN || entry == Entry.OPEN) {
                keep(i, entry);
                if (found++ == 0) {
                    firstFoundTicks = samples.ptsTicks(i);
                }
            }
        }
    }

    /** From the key frame before sample {@code from} to the one at {@code to}. */
    private long ticks(int from, int to) {
        return samples.dtsTicks(to) - samples.dtsTicks(Math.max(0, from - 1));
    }

    private void keep(int sample, Entry entry) throws IOException {
        kept.add(sample);
        types.add(accessPointType(sample, entry));
    }

    private Entry entry(int sample) throws IOException {
        if (looks++ >= Limits.KEY_FRAMES) {
            return Entry.UNKNOWN;
        }
        try {
            Entry entry = entries.of(bytes, samples.offsetBytes(sample), samples.sizeBytes(sample));
            return entry == Entry.NONE && sample == 0 && isIntra() ? Entry.OPEN : entry;
        } catch (EOFException e) {
            return Entry.UNKNOWN;
        }
    }

    /**
     * Whether the first picture refers to none: before it there is nothing, so decoding can begin no better than
     * there.
     */
    private boolean isIntra() throws IOException {
        return entries.isIntra(bytes, samples.offsetBytes(0), samples.sizeBytes(0));
    }

    /** Stream access point type 1, 2 or 3 (ISO/IEC 14496-12 Annex I.3). */
    private byte accessPointType(int sample, Entry entry) throws IOException {
        if (!samples.hasCompositionOffsets() || entry == Entry.UNKNOWN) {
            return 1;
        }
        byte type = 1;
        long shownTicks = samples.ptsTicks(sample);
        int end = Math.min(samples.count(), sample + 1 + MOST_LEADING);
        for (int i = sample + 1; i < end && samples.ptsTicks(i) < shownTicks && !samples.isSync(i); i++) {
            if (entry == Entry.OPEN && entries.isSkipped(bytes, samples.offsetBytes(i), samples.sizeBytes(i))) {
                return 3;
            }
            type = 2;
        }
        return type;
    }
}
