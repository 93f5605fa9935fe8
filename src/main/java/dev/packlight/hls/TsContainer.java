package dev.packlight.hls;

import dev.packlight.codec.Carriage;
import dev.packlight.codec.ElementaryStream;
import dev.packlight.codec.UnitIndex;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleTable;
import dev.packlight.mpegts.TsLayout;
import dev.packlight.mpegts.TsSegment;
import dev.packlight.mpegts.TsStream;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import dev.packlight.subtitles.WebVtt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MPEG-2 transport streams: version 4 with sound apart, version 3 with sound inside. */
final class TsContainer implements Container {

    private final boolean muxed;

    private TsContainer(boolean muxed) {
        this.muxed = muxed;
    }

    static TsContainer separate() {
        return new TsContainer(false);
    }

    static TsContainer muxed() {
        return new TsContainer(true);
    }

    @Override
    public int version() {
        return muxed ? 3 : 4;
    }

    @Override
    public Carriage carriage() {
        return Carriage.TS;
    }

    @Override
    public boolean carries(Rendition rendition) {
        try {
            return rendition.codec().carriages().contains(Carriage.TS)
                    && rendition
                            .codec()
                            .elementaryStream(rendition.track().description())
                            .isPresent();
        } catch (MediaFormatException e) {
            return false;
        }
    }

    @Override
    public List<Rendition> separateAudio(Presentation presentation) {
        return muxed && presentation.video().stream().anyMatch(this::carries) ? List.of() : presentation.audio();
    }

    @Override
    public Cut cut(Rendition rendition) {
        return rendition.segments();
    }

    @Override
    public String contentType(Rendition rendition) {
        return MediaTypes.MPEG_TS;
    }

    @Override
    public String extension() {
        return ".ts";
    }

    @Override
    public long segmentBytes(Stream stream, int segment) {
        return layout(stream).bytes(segment);
    }

    @Override
    public Body segment(Stream stream, int segment) {
        TsLayout layout = layout(stream);
        return Body.of(new Body.Generated(new Body.Generator() {
            @Override
            public long length() {
                return layout.bytes(segment);
            }

            @Override
            public Body.Producer open() {
                return new TsSegment(layout, segment)::fill;
            }
        }));
    }

    @Override
    public Optional<byte[]> header(Rendition rendition) {
        return Optional.empty();
    }

    @Override
    public SegmentTimeline textTimeline(Presentation presentation) {
        return presentation.segments();
    }

    @Override
    public Optional<String> textCodecs() {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> textHeader(TextRendition text) {
        return Optional.empty();
    }

    @Override
    public byte[] textSegment(TextRendition text, SegmentTimeline timeline, int segment) {
        return WebVtt.segment(text.cues(), timeline.start(segment), timeline.end(segment), TsSegment.BASE_90K)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String textContentType() {
        return MediaTypes.WEBVTT;
    }

    @Override
    public String textExtension() {
        return ".vtt";
    }

    @Override
    public List<KeyFrame> keyFrames(Stream stream) {
        if (muxed) {
            return List.of();
        }
        TsLayout layout = layout(stream);
        SampleTable samples = stream.main().track().samples();
        Cut cut = cut(stream.main());
        List<KeyFrame> frames = new ArrayList<>();
        for (int segment = 0; segment < cut.count(); segment++) {
            long[] ranges = layout.keyFrameRanges(segment);
            int range = 0;
            for (int i = cut.firstSample(segment); i < cut.endSample(segment); i++) {
                if (samples.isSync(i)) {
                    frames.add(new KeyFrame(segment, i, ranges[range], ranges[range + 1]));
                    range += 2;
                }
            }
        }
        return frames;
    }

    private static TsLayout layout(Stream stream) {
        return stream.presentation()
                .derive(
                        List.of(
                                "layout",
                                stream.main().trackName(),
                                stream.main().bitrate(),
                                stream.muxedAudio().map(Rendition::trackName)),
                        () -> newLayout(stream),
                        TsLayout::footprintBytes);
    }

    private static TsLayout newLayout(Stream stream) {
        try {
            List<TsStream> streams = new ArrayList<>();
            streams.add(TsStream.of(
                    stream.main().segments(),
                    stream.main().source(),
                    form(stream.main()),
                    units(stream.main()),
                    TsStream.Clock.CARRIED));
            if (stream.muxedAudio().isPresent()) {
                Rendition audio = stream.muxedAudio().get();
                streams.add(TsStream.of(
                        Cut.every(audio.timing(), beside(stream)),
                        audio.source(),
                        form(audio),
                        units(audio),
                        TsStream.Clock.ELSEWHERE));
            }
            return new TsLayout(streams);
        } catch (MediaFormatException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UnitIndex units(Rendition rendition) throws MediaFormatException {
        return rendition
                .codec()
                .units(rendition.track().description(), rendition.track().samples(), rendition.source())
                .orElseThrow();
    }

    /** Segments of a multiplex, which ends with its picture. */
    private static SegmentTimeline beside(Stream stream) {
        Cut picture = stream.main().segments();
        return stream.presentation().segments().until(picture.end(picture.count() - 1));
    }

    private static ElementaryStream form(Rendition rendition) {
        try {
            return rendition
                    .codec()
                    .elementaryStream(rendition.track().description())
                    .orElseThrow();
        } catch (MediaFormatException e) {
            throw new IllegalStateException("asked for a stream that is not carried", e);
        }
    }
}
