package dev.packlight.packaging;

import dev.packlight.delivery.LanguageTag;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.TextRendition;
import dev.packlight.isobmff.TextSegment;
import dev.packlight.segmentation.SegmentTimeline;
import dev.packlight.subtitles.Imsc1;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** IMSC1 documents in MP4 fragments, one a segment (ISO/IEC 14496-30 §6). */
final class Imsc1Container implements TextContainer {

    @Override
    public String contentType() {
        return MediaTypes.MP4_APPLICATION;
    }

    @Override
    public SegmentTimeline timeline(Presentation presentation) {
        return presentation.fragments();
    }

    @Override
    public Optional<String> codecs() {
        return Optional.of("stpp.ttml.im1t");
    }

    @Override
    public Optional<byte[]> header(TextRendition text) {
        return Optional.of(TextSegment.init(LanguageTag.iso639(text.language())));
    }

    @Override
    public byte[] segment(Presentation presentation, TextRendition text, int segment) {
        SegmentTimeline timeline = timeline(presentation);
        return TextSegment.write(
                segment + 1,
                timeline.startTicks(segment),
                timeline.endTicks(segment) - timeline.startTicks(segment),
                document(text, timeline, segment));
    }

    /** What is shown during one segment. */
    static byte[] document(TextRendition text, SegmentTimeline timeline, int segment) {
        String language = LanguageTag.of(text.language());
        return Imsc1.document(text.cues(), timeline.startTicks(segment), timeline.endTicks(segment), language)
                .getBytes(StandardCharsets.UTF_8);
    }
}
