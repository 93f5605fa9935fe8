package dev.packlight.hls;

import dev.packlight.delivery.Rendition;
import dev.packlight.hls.Container.KeyFrame;
import dev.packlight.hls.Container.Stream;
import dev.packlight.segmentation.Cut;
import java.util.List;
import java.util.Optional;

/** Writes the playlist of one rendition (RFC 8216 §4.3.3). */
final class MediaPlaylistWriter {

    private final Container container;
    private final String token;
    private final Stream stream;
    private final String audioTrack;
    private final PlaylistText text = new PlaylistText();

    MediaPlaylistWriter(Container container, String token, Stream stream, Optional<String> audioTrack) {
        this.container = container;
        this.token = token;
        this.stream = stream;
        this.audioTrack = audioTrack.map(name -> ",audioTrack=" + name).orElse("");
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
        List<KeyFrame> frames = container.keyFrames(stream);
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

    /** Presentation times of key frames. */
    static long[] starts(List<KeyFrame> frames, Rendition rendition) {
        return frames.stream().mapToLong(frame -> Math.max(0, rendition.timing().presentation(frame.sample()))).toArray();
    }

    private void head() {
        text.line("#EXT-X-VERSION:" + container.version())
                .line("#EXT-X-TARGETDURATION:" + MultivariantWriter.targetSeconds(container, stream.presentation()))
                .line("#EXT-X-MEDIA-SEQUENCE:0").line("#EXT-X-PLAYLIST-TYPE:VOD").line("#EXT-X-INDEPENDENT-SEGMENTS");
        if (container.header(stream.main()).isPresent()) {
            text.line("#EXT-X-MAP:URI=\"" + uri("i") + "\"");
        }
    }

    private String uri(String time) {
        return "Fragments(" + stream.main().trackName() + "=" + time + ",format=" + token + audioTrack + ")" + container.extension();
    }
}
