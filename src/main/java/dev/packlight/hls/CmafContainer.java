package dev.packlight.hls;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.Fmp4;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.isobmff.TextSegment;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CMAF fragments, one a segment. */
final class CmafContainer implements Container {

    @Override
    public int version() {
        return 7;
    }

    @Override
    public Carriage carriage() {
        return Carriage.FMP4;
    }

    @Override
    public boolean carries(Rendition rendition) {
        return rendition.codec().carriages().contains(Carriage.FMP4);
    }

    @Override
    public List<Rendition> separateAudio(Presentation presentation) {
        return presentation.audio();
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
    public String extension() {
        return ".m4s";
    }

    @Override
    public long segmentBytes(Stream stream, int segment) {
        return Fmp4.fragmentBytes(stream.main(), segment);
    }

    @Override
    public Body segment(Stream stream, int segment) {
        return Fmp4.fragment(stream.main(), segment);
    }

    @Override
    public Optional<byte[]> header(Rendition rendition) {
        return Optional.of(Fmp4.init(
                rendition,
                Fmp4.CMAF_BRANDS,
                rendition.codec().outOfBandEntry(rendition.track().description())));
    }

    /** HLS wants parameter sets out of band, and says so by the entry's name. */
    @Override
    public String codecs(Rendition rendition) {
        String stored = rendition.track().description().fourcc();
        String codecs = rendition.info().rfc6381();
        return codecs.startsWith(stored)
                ? rendition.codec().outOfBandEntry(rendition.track().description()) + codecs.substring(stored.length())
                : codecs.replaceFirst("^dvhe", "dvh1");
    }

    @Override
    public SegmentTimeline textTimeline(Presentation presentation) {
        return presentation.fragments();
    }

    @Override
    public Optional<String> textCodecs() {
        return Optional.of(Fmp4.TEXT_CODECS);
    }

    @Override
    public Optional<byte[]> textHeader(TextRendition text) {
        return Optional.of(TextSegment.init(text.language()));
    }

    @Override
    public byte[] textSegment(TextRendition text, SegmentTimeline timeline, int segment) {
        return Fmp4.textFragment(text, timeline, segment);
    }

    @Override
    public String textContentType() {
        return MediaTypes.MP4_APPLICATION;
    }

    @Override
    public String textExtension() {
        return ".m4s";
    }

    @Override
    public List<KeyFrame> keyFrames(Stream stream) {
        Cut cut = stream.main().fragments();
        List<KeyFrame> frames = new ArrayList<>();
        for (int segment = 0; segment < cut.count(); segment++) {
            frames.add(new KeyFrame(segment, cut.firstSample(segment), 0, Fmp4.keyFrameBytes(stream.main(), segment)));
        }
        return frames;
    }
}
