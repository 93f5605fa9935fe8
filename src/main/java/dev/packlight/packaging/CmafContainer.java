package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Rendition;
import dev.packlight.isobmff.InitSegment;
import dev.packlight.isobmff.MediaSegment;
import dev.packlight.isobmff.TrackProtection;
import dev.packlight.segmentation.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fragmented MP4, one fragment a segment: its header is written once, its samples are sent from where they lie. */
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
    public Optional<byte[]> header(Multiplex multiplex) {
        return Optional.of(init(multiplex.main()));
    }

    byte[] init(Rendition rendition) {
        return InitSegment.write(rendition.fragments(), brands, entryType(rendition));
    }

    /** The same for a track whose samples are encrypted. */
    byte[] init(Rendition rendition, TrackProtection protection) {
        return InitSegment.write(rendition.fragments(), brands, entryType(rendition), protection);
    }

    @Override
    public long bytes(Multiplex multiplex, int segment) {
        Cut cut = multiplex.main().fragments();
        return MediaSegment.headerBytes(cut, segment) + cut.bytes(segment);
    }

    @Override
    public Body segment(Multiplex multiplex, int segment) {
        Cut cut = multiplex.main().fragments();
        return SampleBytes.behind(
                MediaSegment.header(cut, segment), multiplex.main(), cut.firstSample(segment), cut.endSample(segment));
    }

    @Override
    public List<KeyFrame> keyFrames(Multiplex multiplex) {
        Cut cut = multiplex.main().fragments();
        List<KeyFrame> frames = new ArrayList<>();
        for (int segment = 0; segment < cut.count(); segment++) {
            int first = cut.firstSample(segment);
            long bytes = MediaSegment.headerBytes(cut, segment)
                    + cut.timing().track().samples().size(first);
            frames.add(new KeyFrame(segment, first, 0, bytes));
        }
        return frames;
    }

    @Override
    public Optional<Body> keyFrame(Multiplex multiplex, int segment) {
        Cut cut = multiplex.main().fragments();
        int first = cut.firstSample(segment);
        return Optional.of(
                SampleBytes.behind(MediaSegment.keyFrameHeader(cut, segment), multiplex.main(), first, first + 1));
    }

    @Override
    public Optional<TextContainer> text() {
        return Optional.of(new Imsc1Container());
    }
}
