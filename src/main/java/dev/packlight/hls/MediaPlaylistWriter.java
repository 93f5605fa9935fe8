package dev.packlight.hls;

import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.hls.Container.KeyFrame;
import dev.packlight.hls.Container.Stream;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import java.util.ArrayList;
import java.util.List;

/** Writes the playlist of one rendition (RFC 8216 §4.3.3). */
final class MediaPlaylistWriter {

    private final Container container;
    private final HlsParameters parameters;
    private final Stream stream;
    private final PlaylistText text = new PlaylistText();

    MediaPlaylistWriter(Container container, HlsParameters parameters, Stream stream) {
        this.container = container;
        this.parameters = parameters;
        this.stream = stream;
    }

    /** The playlist of a subtitle track. */
    static String text(
            Container container, HlsParameters parameters, Presentation presentation, TextRendition rendition) {
        SegmentTimeline timeline = container.textTimeline(presentation);
        PlaylistText text = new PlaylistText();
        String tail = parameters.of(false, "") + ")" + container.textExtension();
        head(text, container, presentation);
        if (container.textHeader(rendition).isPresent()) {
            text.line("#EXT-X-MAP:URI=\"Fragments(" + rendition.trackName() + "=i" + tail + "\"");
        }
        for (int segment = 0; segment < timeline.count(); segment++) {
            text.line("#EXTINF:" + PlaylistText.seconds(timeline.end(segment) - timeline.start(segment)) + ",");
            text.line("Fragments(" + rendition.trackName() + "=" + timeline.start(segment) + tail);
        }
        return text.line("#EXT-X-ENDLIST").toString();
    }

    String segments() {
        Cut cut = container.cut(stream.main());
        head();
        for (int segment = 0; segment < cut.count(); segment++) {
            text.line("#EXTINF:" + PlaylistText.seconds(cut.durationTicks(segment)) + ",");
            text.line(uri(String.valueOf(cut.start(segment))));
        }
        return text.line("#EXT-X-ENDLIST").toString();
    }

    String keyFrames() {
        Cut cut = container.cut(stream.main());
        List<KeyFrame> frames = shown(container.keyFrames(stream), stream.main());
        long[] starts = starts(frames, stream.main());
        head();
        text.line("#EXT-X-I-FRAMES-ONLY");
        for (int i = 0; i < frames.size(); i++) {
            KeyFrame frame = frames.get(i);
            long end = i + 1 < frames.size() ? starts[i + 1] : cut.end(cut.count() - 1);
            text.line("#EXTINF:" + PlaylistText.seconds(end - starts[i]) + ",");
            text.line("#EXT-X-BYTERANGE:" + frame.lengthBytes() + "@" + frame.offsetBytes());
            text.line(uri(String.valueOf(cut.start(frame.segment()))));
        }
        return text.line("#EXT-X-ENDLIST").toString();
    }

    /** The key frames that are shown for a time of their own: the last one where several begin at the start, or out of order. */
    static List<KeyFrame> shown(List<KeyFrame> frames, Rendition rendition) {
        long[] starts = starts(frames, rendition);
        List<KeyFrame> kept = new ArrayList<>();
        long next = Long.MAX_VALUE;
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (starts[i] < next) {
                next = starts[i];
                kept.add(frames.get(i));
            }
        }
        return kept.reversed();
    }

    /** Presentation times of key frames. */
    static long[] starts(List<KeyFrame> frames, Rendition rendition) {
        return frames.stream()
                .mapToLong(frame -> Math.max(0, rendition.timing().presentation(frame.sample())))
                .toArray();
    }

    private static void head(PlaylistText text, Container container, Presentation presentation) {
        text.line("#EXT-X-VERSION:" + container.version())
                .line("#EXT-X-TARGETDURATION:" + MultivariantWriter.targetSeconds(container, presentation))
                .line("#EXT-X-MEDIA-SEQUENCE:0")
                .line("#EXT-X-PLAYLIST-TYPE:VOD");
        if (container.hasIndependentSegments(presentation)) {
            text.line(PlaylistText.INDEPENDENT_SEGMENTS);
        }
    }

    private void head() {
        head(text, container, stream.presentation());
        if (container.header(stream.main()).isPresent()) {
            text.line("#EXT-X-MAP:URI=\"" + uri("i") + "\"");
        }
    }

    private String uri(String time) {
        return "Fragments(" + stream.main().trackName() + "=" + time
                + parameters.of(stream.main().isVideo(), "") + ")" + container.extension();
    }
}
