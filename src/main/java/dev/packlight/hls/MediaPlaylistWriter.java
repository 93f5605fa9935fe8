package dev.packlight.hls;

import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.packaging.Container.KeyFrame;
import dev.packlight.packaging.Multiplex;
import dev.packlight.packaging.TextContainer;
import dev.packlight.protection.Protection.Samples;
import dev.packlight.protection.Protection.Scheme;
import dev.packlight.protection.Protection.WholeSegment;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the playlist of one rendition (RFC 8216 §4.3.3). */
final class MediaPlaylistWriter {

    private final HlsForm form;
    private final HlsParameters parameters;
    private final Multiplex multiplex;
    private final PlaylistText text = new PlaylistText();

    MediaPlaylistWriter(HlsForm form, HlsParameters parameters, Multiplex multiplex) {
        this.form = form;
        this.parameters = parameters;
        this.multiplex = multiplex;
    }

    /** The playlist of a subtitle track. */
    static String text(HlsForm form, HlsParameters parameters, Presentation presentation, TextRendition rendition) {
        TextContainer container = form.text();
        SegmentTimeline timeline = container.timeline(presentation);
        PlaylistText text = new PlaylistText();
        head(text, form, presentation);
        if (container.header(rendition).isPresent()) {
            text.line("#EXT-X-MAP:URI=\"" + parameters.fragment(rendition.trackName(), "i", false)
                    + form.textExtension() + "\"");
        }
        for (int segment = 0; segment < timeline.count(); segment++) {
            text.line(
                    "#EXTINF:" + PlaylistText.seconds(timeline.endTicks(segment) - timeline.startTicks(segment)) + ",");
            text.line(parameters.fragment(rendition.trackName(), String.valueOf(timeline.startTicks(segment)), false)
                    + form.textExtension());
        }
        return text.line("#EXT-X-ENDLIST").toString();
    }

    String segments() {
        Cut cut = form.container().cut(multiplex.main());
        head();
        for (int segment = 0; segment < cut.count(); segment++) {
            text.line("#EXTINF:" + PlaylistText.seconds(cut.durationTicks(segment)) + ",");
            text.line(uri(String.valueOf(cut.startTicks(segment))));
        }
        return text.line("#EXT-X-ENDLIST").toString();
    }

    String keyFrames() {
        Cut cut = form.container().cut(multiplex.main());
        List<KeyFrame> frames = shown(form.keyFrames(multiplex), multiplex.main());
        long[] starts = starts(frames, multiplex.main());
        head();
        text.line("#EXT-X-I-FRAMES-ONLY");
        for (int i = 0; i < frames.size(); i++) {
            KeyFrame frame = frames.get(i);
            long end = i + 1 < frames.size() ? starts[i + 1] : cut.endTicks(cut.count() - 1);
            text.line("#EXTINF:" + PlaylistText.seconds(end - starts[i]) + ",");
            text.line("#EXT-X-BYTERANGE:" + frame.lengthBytes() + "@" + frame.offsetBytes());
            text.line(uri(String.valueOf(cut.startTicks(frame.segment()))));
        }
        return text.line("#EXT-X-ENDLIST").toString();
    }

    /**
     * The key frames that are shown for a time of their own: the last one where several begin at the start, or out of
     * order.
     */
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
                .mapToLong(frame -> Math.max(0, rendition.timing().presentationTicks(frame.sample())))
                .toArray();
    }

    private static void head(PlaylistText text, HlsForm form, Presentation presentation) {
        text.line("#EXT-X-VERSION:" + form.version())
                .line("#EXT-X-TARGETDURATION:" + form.targetSeconds(presentation))
                .line("#EXT-X-MEDIA-SEQUENCE:0")
                .line("#EXT-X-PLAYLIST-TYPE:VOD");
        if (form.hasIndependentSegments(presentation)) {
            text.line(PlaylistText.INDEPENDENT_SEGMENTS);
        }
    }

    private void head() {
        head(text, form, multiplex.presentation());
        Optional<WholeSegment> whole =
                multiplex.protection() instanceof WholeSegment w ? Optional.of(w) : Optional.empty();
        whole.filter(w -> w.iv().shared().isPresent()).ifPresent(this::key);
        if (form.container().header(multiplex).isPresent()) {
            text.line("#EXT-X-MAP:URI=\"" + uri("i") + "\"");
        }
        whole.filter(w -> w.iv().shared().isEmpty()).ifPresent(this::key);
        if (multiplex.protection() instanceof Samples samples) {
            key(samples);
        }
    }

    /** Vectors stand in the fragments themselves (draft-pantos-hls-rfc8216bis §4.4.4.4). */
    private void key(Samples samples) {
        text.line("#EXT-X-KEY:METHOD=" + (samples.scheme() == Scheme.CENC ? "SAMPLE-AES-CTR" : "SAMPLE-AES") + ",URI="
                + PlaylistText.quoted(samples.keyAddress()) + ",KEYFORMAT=\"identity\"");
    }

    /**
     * A key holds for everything behind it, init segments too, which then need a vector in words (RFC 8216 §4.3.2.5).
     */
    private void key(WholeSegment whole) {
        text.line("#EXT-X-KEY:METHOD=AES-128,URI=" + PlaylistText.quoted(whole.keyAddress())
                + whole.iv().shared().map(iv -> ",IV=" + iv).orElse(""));
    }

    private String uri(String time) {
        Rendition main = multiplex.main();
        return parameters.fragment(main.trackName(), time, main.isVideo()) + form.extension();
    }
}
