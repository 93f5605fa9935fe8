package dev.packlight.codec;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWindow;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SyncEvidence;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Holds the sync samples that a file claims against the pictures themselves.
 *
 * <p>A claim that the bytes refute is taken back; one that they cannot judge stands.
 */
public final class KeyFrames {

    /** A page: one picture's first units. */
    private static final int HEAD_BYTES = 4096;
    /** More pictures than any encoder shows before the entry that they follow. */
    private static final int MOST_LEADING = 32;

    private final SampleTable samples;
    private final Entries entries;
    private final ByteWindow bytes;
    private final int[] kept;
    private final byte[] types;
    private int length;
    private int examined;
    private int refuted;
    private long firstRefutedTicks;

    private KeyFrames(SampleTable samples, Entries entries, ByteSource source) {
        this.samples = samples;
        this.entries = entries;
        this.bytes = new ByteWindow(source, source.size(), HEAD_BYTES);
        this.kept = new int[samples.syncCount()];
        this.types = new byte[samples.syncCount()];
    }

    /** The same samples with those sync samples alone that {@code source} confirms or does not tell of. */
    public static SampleTable verified(SampleTable samples, SampleDescription description, ByteSource source)
            throws IOException {
        Entries entries = entries(description);
        return entries == null ? samples : new KeyFrames(samples, entries, source).verify();
    }

    private static Entries entries(SampleDescription description) {
        try {
            Codec codec = Codecs.of(description).orElse(null);
            return codec == null ? null : codec.entries(description).orElse(null);
        } catch (MediaFormatException e) {
            return null;
        }
    }

    private SampleTable verify() throws IOException {
        int claimed = samples.syncCount();
        for (int n = 0; n < claimed; n++) {
            judge(samples.syncSample(n));
        }
        return samples.withSync(
                Arrays.copyOf(kept, length),
                Arrays.copyOf(types, length),
                new SyncEvidence(claimed, examined, refuted, firstRefutedTicks));
    }

    private void judge(int sample) throws IOException {
        Entry entry = examined < Limits.KEY_FRAMES ? entry(sample) : Entry.UNKNOWN;
        examined += entry == Entry.UNKNOWN ? 0 : 1;
        if (entry != Entry.NONE) {
            kept[length] = sample;
            types[length++] = accessPointType(sample, entry);
            return;
        }
        if (refuted++ == 0) {
            firstRefutedTicks = samples.ptsTicks(sample);
        }
    }

    private Entry entry(int sample) throws IOException {
        try {
            return entries.of(bytes, samples.offset(sample), samples.size(sample));
        } catch (EOFException e) {
            return Entry.UNKNOWN;
        }
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
            if (entry == Entry.OPEN && entries.isSkipped(bytes, samples.offset(i), samples.size(i))) {
                return 3;
            }
            type = 2;
        }
        return type;
    }
}
