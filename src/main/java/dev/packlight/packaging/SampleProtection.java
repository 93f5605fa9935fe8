package dev.packlight.packaging;

import dev.packlight.codec.NalIndex;
import dev.packlight.codec.SampleUnits;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.isobmff.SampleEncryption;
import dev.packlight.isobmff.TrackProtection;
import dev.packlight.media.MediaFormatException;
import dev.packlight.protection.Iv;
import dev.packlight.protection.Protection.Samples;
import dev.packlight.protection.Protection.Scheme;
import dev.packlight.protection.Pssh;
import dev.packlight.protection.SampleCipher;
import dev.packlight.protection.SampleCipher.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Which bytes of a rendition's samples are encrypted, and with which vectors (ISO/IEC 23001-7 §9, §10).
 *
 * <p>Sound is encrypted whole. Of pictures everything but slices, and the headers of slices, stays in the clear.
 * Vectors follow from the key id, the track and the sample's number, so that two origins write the same bytes.
 */
final class SampleProtection {

    private static final int CENC_IV_BYTES = 8;
    private static final int BLOCK_BYTES = 16;
    private static final int[] WHOLE = {};

    private final Rendition rendition;
    private final Samples protection;
    private final long track;

    /** The rule for a multiplex; empty where its samples are in the clear. */
    static Optional<SampleProtection> of(Multiplex multiplex) {
        return multiplex.protection() instanceof Samples samples
                ? Optional.of(new SampleProtection(multiplex.main(), samples))
                : Optional.empty();
    }

    private SampleProtection(Rendition rendition, Samples protection) {
        this.rendition = rendition;
        this.protection = protection;
        byte[] name = (rendition.trackName() + " " + rendition.bitrateBps()).getBytes(StandardCharsets.UTF_8);
        this.track = Integer.toUnsignedLong(UUID.nameUUIDFromBytes(name).hashCode()) << Integer.SIZE;
    }

    /** Throws where the codec's pictures cannot be encrypted. */
    static void require(Rendition rendition) throws UnservableException {
        if (rendition.isVideo() && nalUnits(rendition).isEmpty()) {
            throw new UnservableException(
                    Reason.ENCRYPTION_NOT_SUPPORTED,
                    rendition.codec().name() + " pictures of '"
                            + rendition.asset().file().fileName()
                            + "' cannot be encrypted sample by sample: only H.264 and HEVC can.",
                    "Serve them in the clear, or as H.264 or HEVC.");
        }
    }

    Rendition rendition() {
        return rendition;
    }

    /** Encrypts samples, one after the other. */
    SampleCipher cipher() {
        return SampleCipher.of(protection);
    }

    private boolean isCenc() {
        return protection.scheme() == Scheme.CENC;
    }

    private int ivBytes() {
        return isCenc() ? CENC_IV_BYTES : 0;
    }

    /** What the init segment says. */
    TrackProtection track() {
        UUID id = protection.key().id();
        Pattern pattern = pattern();
        boolean hasPattern = !isCenc() && rendition.isVideo();
        return new TrackProtection(
                isCenc() ? "cenc" : "cbcs",
                id,
                ivBytes(),
                constantIv().bytes(),
                hasPattern ? pattern.cryptBlocks() : 0,
                hasPattern ? pattern.skipBlocks() : 0,
                List.of(Pssh.common(List.of(id))));
    }

    Pattern pattern() {
        return rendition.isVideo() ? Pattern.PICTURES : Pattern.WHOLE;
    }

    /** The vector of sample {@code sample}. */
    Iv iv(int sample) {
        return isCenc() ? new Iv(track | sample, 0) : constantIv();
    }

    private Iv constantIv() {
        byte[] seed = Iv.of(protection.key().id()).bytes();
        return Iv.of(UUID.nameUUIDFromBytes(seed));
    }

    /** How the samples {@code from} to {@code to} are encrypted. */
    SampleEncryption of(int from, int to) {
        Optional<NalIndex> units = rendition.isVideo() ? nalUnits(rendition) : Optional.empty();
        List<SampleEncryption.Entry> entries = new ArrayList<>(to - from);
        try {
            for (int i = from; i < to; i++) {
                int[] subsamples = units.isPresent() ? subsamples(units.get(), i) : WHOLE;
                entries.add(new SampleEncryption.Entry(track | i, subsamples));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SampleEncryption(ivBytes(), units.isPresent(), entries);
    }

    /**
     * Slices as many as can be told of; behind them the sample stays in the clear where that can be told, too, and is
     * encrypted where it cannot. A sample of which the units are damaged is encrypted whole. Either way what comes out
     * again is what is stored.
     */
    private int[] subsamples(NalIndex index, int sample) throws IOException {
        int size = rendition.track().samples().sizeBytes(sample);
        SampleUnits units = index.of(sample);
        IntStream.Builder pairs = IntStream.builder();
        int left = SampleEncryption.mostStretches(ivBytes()) - 1;
        int at = 0;
        int count = units.damage().isPresent() ? 0 : units.count();
        for (int n = 0; n < count; n++) {
            int end = units.offsetBytes(n) + units.lengthBytes(n);
            int secret = protectedBytes(units.lengthBytes(n) - index.clearBytes(sample, n));
            int clear = end - secret - at;
            if (secret > 0 && SampleEncryption.stretches(clear) <= left) {
                pairs.add(clear).add(secret);
                left -= SampleEncryption.stretches(clear);
                at = end;
            }
        }
        if (at < size) {
            boolean stays = units.damage().isEmpty() && SampleEncryption.stretches(size - at) <= left + 1;
            int secret = stays ? 0 : protectedBytes(size - at);
            pairs.add(size - at - secret).add(secret);
        }
        return pairs.build().toArray();
    }

    /** Whole blocks in counter mode, so that the counter stays where it is (§9.5.2.3); all in block mode. */
    private int protectedBytes(int bytes) {
        return isCenc() ? bytes / BLOCK_BYTES * BLOCK_BYTES : bytes < BLOCK_BYTES ? 0 : bytes;
    }

    private static Optional<NalIndex> nalUnits(Rendition rendition) {
        try {
            return rendition
                    .codec()
                    .units(rendition.track().description(), rendition.track().samples(), rendition.source())
                    .filter(NalIndex.class::isInstance)
                    .map(NalIndex.class::cast);
        } catch (MediaFormatException e) {
            throw new IllegalStateException("a rendition's configuration was read before", e);
        }
    }
}
