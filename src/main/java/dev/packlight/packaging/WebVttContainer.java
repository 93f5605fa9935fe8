package dev.packlight.packaging;

import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.TextRendition;
import dev.packlight.mpegts.TsSegment;
import dev.packlight.segmentation.SegmentTimeline;
import dev.packlight.subtitles.WebVtt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** WebVTT beside transport streams, on their clock (RFC 8216 §3.5). */
final class WebVttContainer implements TextContainer {

    @Override
    public String contentType() {
        return MediaTypes.WEBVTT;
    }

    @Override
    public SegmentTimeline timeline(Presentation presentation) {
        return presentation.segments();
    }

    @Override
    public Optional<String> codecs() {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> header(TextRendition text) {
        return Optional.empty();
    }

    @Override
    public byte[] segment(Presentation presentation, TextRendition text, int segment) {
        SegmentTimeline timeline = timeline(presentation);
        return WebVtt.segment(text.cues(), timeline.startTicks(segment), timeline.endTicks(segment), TsSegment.BASE_90K)
                .getBytes(StandardCharsets.UTF_8);
    }
}
