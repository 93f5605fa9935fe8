package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.Derivation;
import dev.packlight.delivery.Encryption;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.isobmff.InitSegment;
import dev.packlight.isobmff.MediaSegment;
import dev.packlight.isobmff.SampleEncryption;
import dev.packlight.protection.Protection.Samples;
import dev.packlight.segmentation.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fragmented MP4, one fragment a segment: its header is written once, its samples are sent from where they lie, or each
 * encrypted where the presentation wants it (ISO/IEC 23001-7 §7, §8).
 */
public final class CmafContainer implements Container {

    private static final Place<String> PLACE = new Place<>(
            Carriage.FMP4, "MP4 fragments", (codec, description) -> Optional.of(codec.entryType(description)));
    /** ISO/IEC 23000-19 §7.2. */
    private static final List<String> CMAF_BRANDS = List.of("cmfc", "iso6", "mp41");
    /** Common Streaming Format: the ISO live profile of DASH. */
    private static final List<String> CSF_BRANDS = List.of("iso6", "dash", "mp41");

    private final List<String> brands;
    private final boolean outOfBand;

    private CmafContainer(List<String> brands, boolean outOfBand) {
        this.brands = brands;
        this.outOfBand = outOfBand;
    }

    /** CMAF as it is stored, parameter sets wherever they are. */
    public static CmafContainer cmaf() {
        return new CmafContainer(CMAF_BRANDS, false);
    }

    /** CMAF whose sample entries say that parameter sets are out of band, as HLS wants it. */
    public static CmafContainer outOfBand() {
        return new CmafContainer(CMAF_BRANDS, true);
    }

    /** The Common Streaming Format. */
    public static CmafContainer csf() {
        return new CmafContainer(CSF_BRANDS, false);
    }

    @Override
    public Carriage carriage() {
        return Carriage.FMP4;
    }

    @Override
    public Optional<String> obstacle(Rendition rendition) {
        return PLACE.obstacle(rendition);
    }

    @Override
    public Cut cut(Rendition rendition) {
        return rendition.fragments();
    }

    @Override
    public String contentType(Rendition rendition) {
        return MediaTypes.mp4(rendition);
    }

    @Override
    public String codecs(Rendition rendition) {
        String stored = rendition.track().description().fourcc();
        String codecs = rendition.info().rfc6381();
        if (!outOfBand) {
            return codecs;
        }
        return codecs.startsWith(stored)
                ? entryType(rendition) + codecs.substring(stored.length())
                : codecs.replaceFirst("^dvhe", "dvh1");
    }

    private String entryType(Rendition rendition) {
        return outOfBand ? rendition.codec().outOfBandEntry(rendition.track().description()) : PLACE.of(rendition);
    }

    @Override
    public Optional<String> obstacle(Encryption encryption) {
        return switch (encryption) {
            case CENC, CBCS -> Optional.empty();
            case NONE, ENVELOPE -> Container.super.obstacle(encryption);
        };
    }

    @Override
    public void require(Multiplex multiplex) throws UnservableException {
        if (multiplex.protection() instanceof Samples) {
            SampleProtection.require(multiplex.main());
        }
    }

    @Override
    public Optional<byte[]> header(Multiplex multiplex) {
        Rendition main = multiplex.main();
        return Optional.of(InitSegment.write(
                main.fragments(),
                brands,
                entryType(main),
                SampleProtection.of(multiplex).map(SampleProtection::track)));
    }

    @Override
    public long bytes(Multiplex multiplex, int segment) {
        Cut cut = multiplex.main().fragments();
        return MediaSegment.headerBytes(cut, segment, encryption(multiplex, segment)) + cut.bytes(segment);
    }

    @Override
    public Body segment(Multiplex multiplex, int segment) {
        Cut cut = multiplex.main().fragments();
        SampleEncryption encryption = encryption(multiplex, segment);
        return behind(
                MediaSegment.header(cut, segment, encryption),
                multiplex,
                cut.firstSample(segment),
                cut.endSample(segment),
                encryption);
    }

    @Override
    public List<KeyFrame> keyFrames(Multiplex multiplex) {
        Cut cut = multiplex.main().fragments();
        List<KeyFrame> frames = new ArrayList<>();
        for (int segment = 0; segment < cut.count(); segment++) {
            int first = cut.firstSample(segment);
            long bytes = MediaSegment.headerBytes(cut, segment, encryption(multiplex, segment))
                    + cut.timing().track().samples().sizeBytes(first);
            frames.add(new KeyFrame(segment, first, 0, bytes));
        }
        return frames;
    }

    @Override
    public Optional<Body> keyFrame(Multiplex multiplex, int segment) {
        Cut cut = multiplex.main().fragments();
        int first = cut.firstSample(segment);
        SampleEncryption encryption = encryption(multiplex, segment).ofFirst();
        return Optional.of(
                behind(MediaSegment.keyFrameHeader(cut, segment, encryption), multiplex, first, first + 1, encryption));
    }

    /** Samples as they are sent: from where they lie, or encrypted. */
    private static Body behind(byte[] header, Multiplex multiplex, int from, int to, SampleEncryption encryption) {
        return SampleProtection.of(multiplex)
                .map(rule -> Body.of(
                        new Body.Bytes(header, 0, header.length),
                        new Body.Generated(new EncryptedSamples(rule, from, encryption))))
                .orElseGet(() -> SampleBytes.behind(header, multiplex.main(), from, to));
    }

    /** Names how a segment is encrypted among what is kept of its presentation. */
    private record Key(String track, long bitrate, int segment) implements Derivation<SampleEncryption> {
        @Override
        public long footprintBytes(SampleEncryption encryption) {
            return encryption.footprintBytes();
        }
    }

    private static SampleEncryption encryption(Multiplex multiplex, int segment) {
        Optional<SampleProtection> rule = SampleProtection.of(multiplex);
        if (rule.isEmpty()) {
            return SampleEncryption.NONE;
        }
        Rendition main = multiplex.main();
        Cut cut = main.fragments();
        return multiplex
                .presentation()
                .derive(
                        new Key(main.trackName(), main.bitrateBps(), segment),
                        () -> rule.get().of(cut.firstSample(segment), cut.endSample(segment)));
    }

    @Override
    public Optional<TextContainer> text() {
        return Optional.of(new Imsc1Container());
    }
}
