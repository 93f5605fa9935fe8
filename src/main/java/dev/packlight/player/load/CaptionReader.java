package dev.packlight.player.load;

import dev.packlight.delivery.StreamListing.Part;
import dev.packlight.delivery.StreamListing.Segment;
import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.player.PlayerException;
import dev.packlight.player.decode.Timeline;
import dev.packlight.player.load.StreamManifest.Representation;
import dev.packlight.subtitles.Cue;
import dev.packlight.subtitles.TextTrackReader;
import dev.packlight.subtitles.TimedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Downloads segments of subtitles and reads their cues: WebVTT, TTML, or either in fragmented MP4. */
final class CaptionReader {

    private static final Timescale CLOCK = new Timescale(90_000);
    private static final int HEADER_CHARS = 400;
    /** RFC 8216 §3.5. */
    private static final Pattern MPEG = Pattern.compile("X-TIMESTAMP-MAP=[^\n]*MPEGTS:(\\d{1,12})");

    private static final Pattern LOCAL =
            Pattern.compile("X-TIMESTAMP-MAP=[^\n]*LOCAL:(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})\\.(\\d{3})");

    private final Fetcher fetcher;
    private final Limits limits;
    private final Timeline timeline;
    private final Representation track;
    private byte[] init = new byte[0];
    private @Nullable Part initPart;

    CaptionReader(Fetcher fetcher, Limits limits, Timeline timeline, Representation track) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.timeline = timeline;
        this.track = track;
    }

    /** The cues of a segment in presentation time. */
    List<Cue> read(Segment segment) throws PlayerException, InterruptedException {
        byte[] bytes = fetcher.persistently(
                        Fetcher.Wanted.media(track.address(segment), segment.range(), limits.segment()))
                .bytes();
        try {
            return segment.init().isPresent() ? fragments(segment.init().get(), bytes) : text(segment, bytes);
        } catch (MediaFormatException | IOException e) {
            throw new PlayerException("The subtitles cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private List<Cue> fragments(Part part, byte[] bytes)
            throws PlayerException, InterruptedException, MediaFormatException, IOException {
        if (!part.equals(initPart)) {
            init = fetcher.persistently(Fetcher.Wanted.init(
                            Addresses.resolved(track.base(), part.address()), part.range(), limits.segment()))
                    .bytes();
            initPart = part;
        }
        Pieces whole = new Pieces(init, bytes);
        List<Cue> cues = new ArrayList<>();
        for (Track text : Mp4Reader.read(whole, track.label()).tracks()) {
            if (TextTrackReader.reads(text)) {
                cues.addAll(TextTrackReader.read(text, whole));
            }
        }
        return cues;
    }

    private List<Cue> text(Segment segment, byte[] bytes) throws MediaFormatException, InterruptedException {
        List<Cue> cues = TimedText.read(track.label(), bytes).cues();
        String header = new String(bytes, 0, Math.min(bytes.length, HEADER_CHARS), StandardCharsets.UTF_8);
        Matcher mpeg = MPEG.matcher(header);
        if (!mpeg.find()) {
            return cues;
        }
        long media = CLOCK.rescale(Long.parseLong(mpeg.group(1)), Timescale.PRESENTATION, Rounding.NEAREST);
        long shift = timeline.clock(segment.clock())
                        .presented(OptionalLong.of(media))
                        .orElse(media)
                - local(header);
        return cues.stream().map(cue -> cue.moved(shift)).toList();
    }

    private static long local(String header) {
        Matcher at = LOCAL.matcher(header);
        if (!at.find()) {
            return 0;
        }
        long hours = at.group(1) == null ? 0 : Long.parseLong(at.group(1));
        long seconds = hours * 3600 + Long.parseLong(at.group(2)) * 60 + Long.parseLong(at.group(3));
        return new Timescale(1000)
                .rescale(seconds * 1000 + Long.parseLong(at.group(4)), Timescale.PRESENTATION, Rounding.NEAREST);
    }
}
