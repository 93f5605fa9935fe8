package dev.packlight.packaging;

import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.TextRendition;
import dev.packlight.isobmff.SmoothFragment;
import dev.packlight.segmentation.SegmentTimeline;
import java.util.Optional;

/** TTML documents in Smooth Streaming fragments. */
final class SmoothTextContainer implements TextContainer {

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
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> header(TextRendition text) {
        return Optional.empty();
    }

    @Override
    public byte[] segment(Presentation presentation, TextRendition text, int segment) {
        SegmentTimeline timeline = timeline(presentation);
        int trackId = presentation.renditions().size() + presentation.texts().indexOf(text) + 1;
        return SmoothFragment.text(
                segment + 1,
                trackId,
                timeline.startTicks(segment),
                timeline.endTicks(segment) - timeline.startTicks(segment),
                Imsc1Container.document(text, timeline, segment));
    }
}
