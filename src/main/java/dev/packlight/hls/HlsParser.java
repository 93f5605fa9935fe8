package dev.packlight.hls;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.Limits;
import dev.packlight.delivery.StreamListing.ByteRange;
import dev.packlight.hls.HlsPlaylist.Media;
import dev.packlight.hls.HlsPlaylist.Multivariant;
import dev.packlight.hls.HlsPlaylist.Rendition;
import dev.packlight.hls.HlsPlaylist.Segment;
import dev.packlight.hls.HlsPlaylist.Variant;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Ticks;
import dev.packlight.media.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads playlists (RFC 8216 §4); unknown tags are passed over. */
public final class HlsParser {

    private static final String CLAUSE = "RFC 8216 §4";
    /** Characters of a line that an error repeats. */
    private static final int SHOWN_CHARS = 200;

    private static final long NANOS_PER_TICK = 1_000_000_000 / Ticks.PER_SECOND;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{0,30})?");

    private final List<Variant> variants = new ArrayList<>();
    private final List<Rendition> renditions = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private @Nullable Map<String, String> streamInf;
    private int targetSeconds;
    private OptionalLong durationTicks = OptionalLong.empty();
    private long endTicks;
    private Optional<HlsPlaylist.Header> header = Optional.empty();
    private Optional<Instant> zero = Optional.empty();
    private long sequence;
    private int clock;
    private boolean complete;
    private Optional<ByteRange> range = Optional.empty();
    private long nextOffset;
    private String key = HlsPlaylist.CLEAR;

    private HlsParser() {}

    public static HlsPlaylist parse(String text) throws MediaFormatException {
        if (!text.startsWith("#EXTM3U")) {
            throw malformed("the playlist does not start with #EXTM3U", "playlist", 0, "RFC 8216 §4.3.1.1");
        }
        bound(text.length(), Limits.MANIFEST_CHARS, "characters");
        HlsParser parser = new HlsParser();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            try {
                parser.line(line.strip());
            } catch (ArithmeticException | NumberFormatException e) {
                String shown = line.length() > SHOWN_CHARS ? line.substring(0, SHOWN_CHARS) + "…" : line;
                throw malformed("line " + number + " holds a number that is none: " + shown, "playlist", -1, CLAUSE);
            }
            bound(parser.segments.size(), Limits.MANIFEST_SEGMENTS, "segments");
            bound(parser.variants.size() + parser.renditions.size(), Limits.VARIANTS, "variants and renditions");
        }
        return parser.variants.isEmpty() ? parser.media() : new Multivariant(parser.variants, parser.renditions);
    }

    private Media media() {
        return new Media(targetSeconds, sequence, complete, zero, segments);
    }

    private static void bound(int count, int most, String what) throws MediaFormatException {
        if (count > most) {
            throw unsupported("the playlist has more than " + most + " " + what, "playlist", -1, CLAUSE);
        }
    }

    private void line(String line) {
        if (line.startsWith("#EXT")) {
            int colon = line.indexOf(':');
            tag(colon < 0 ? line : line.substring(0, colon), colon < 0 ? "" : line.substring(colon + 1));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            uri(line);
        }
    }

    private void tag(String name, String value) {
        switch (name) {
            case "#EXT-X-STREAM-INF" -> streamInf = attributes(value);
            case "#EXT-X-MEDIA" -> rendition(attributes(value));
            case "#EXT-X-TARGETDURATION" -> targetSeconds = Integer.parseInt(value.strip());
            case "#EXTINF" -> durationTicks = OptionalLong.of(ticks(value.split(",", 2)[0].strip()));
            case "#EXT-X-MAP" -> header = header(attributes(value));
            case "#EXT-X-DISCONTINUITY" -> clock++;
            case "#EXT-X-DISCONTINUITY-SEQUENCE" -> clock = Integer.parseInt(value.strip());
            case "#EXT-X-MEDIA-SEQUENCE" -> sequence = Long.parseLong(value.strip());
            case "#EXT-X-ENDLIST" -> complete = true;
            case "#EXT-X-PLAYLIST-TYPE" -> complete |= value.strip().equals("VOD");
            case "#EXT-X-PROGRAM-DATE-TIME" -> date(value.strip());
            case "#EXT-X-KEY" -> key = attributes(value).getOrDefault("METHOD", HlsPlaylist.CLEAR);
            case "#EXT-X-BYTERANGE" -> range = Optional.of(byteRange(value, nextOffset));
            default -> {}
        }
    }

    /** A decimal number of seconds (RFC 8216 §4.2), to the nearest tick. */
    private static long ticks(String value) {
        if (!SECONDS.matcher(value).matches()) {
            throw new NumberFormatException(value);
        }
        BigDecimal seconds = new BigDecimal(value);
        if (seconds.compareTo(BigDecimal.valueOf(Limits.DURATION_SECONDS)) > 0) {
            throw new NumberFormatException(value);
        }
        return seconds.multiply(BigDecimal.valueOf(Ticks.PER_SECOND))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The first date says when the playlist's start was; one that is none says nothing. */
    private void date(String value) {
        if (zero.isEmpty()) {
            zero = PlaylistDate.parse(value).map(at -> at.minusNanos(endTicks * NANOS_PER_TICK));
        }
    }

    private Optional<HlsPlaylist.Header> header(Map<String, String> a) {
        return Optional.ofNullable(a.get("URI"))
                .map(uri -> new HlsPlaylist.Header(
                        uri, Optional.ofNullable(a.get("BYTERANGE")).map(range -> byteRange(range, 0))));
    }

    private ByteRange byteRange(String value, long otherwise) {
        String[] parts = value.strip().split("@", 2);
        ByteRange found =
                new ByteRange(parts.length == 2 ? Long.parseLong(parts[1]) : otherwise, Long.parseLong(parts[0]));
        if (found.offsetBytes() < 0 || found.lengthBytes() < 0) {
            throw new NumberFormatException(value);
        }
        return found;
    }

    private void rendition(Map<String, String> a) {
        if (a.containsKey("URI")) {
            renditions.add(new Rendition(
                    a.getOrDefault("TYPE", ""),
                    a.getOrDefault("GROUP-ID", ""),
                    a.getOrDefault("NAME", ""),
                    a.getOrDefault("LANGUAGE", ""),
                    a.getOrDefault("DEFAULT", "NO").equals("YES"),
                    a.get("URI")));
        }
    }

    private void uri(String uri) {
        if (streamInf != null) {
            String[] size = streamInf.getOrDefault("RESOLUTION", "0x0").split("x", 2);
            variants.add(new Variant(
                    uri,
                    Long.parseLong(streamInf.getOrDefault("BANDWIDTH", "0")),
                    streamInf.getOrDefault("CODECS", ""),
                    Integer.parseInt(size[0]),
                    size.length < 2 ? 0 : Integer.parseInt(size[1]),
                    streamInf.getOrDefault("AUDIO", "")));
            streamInf = null;
        } else if (durationTicks.isPresent()) {
            TimeRange time = new TimeRange(endTicks, Math.addExact(endTicks, durationTicks.getAsLong()));
            segments.add(new Segment(uri, time, clock, header, range, key));
            endTicks = time.endTicks();
            nextOffset = range.map(r -> Math.addExact(r.offsetBytes(), r.lengthBytes()))
                    .orElse(0L);
            range = Optional.empty();
            durationTicks = OptionalLong.empty();
        }
    }

    /** An attribute list (RFC 8216 §4.2); what is no attribute in it is passed over. */
    static Map<String, String> attributes(String list) {
        Map<String, String> found = new HashMap<>();
        int at = 0;
        while (at < list.length()) {
            int equals = list.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = list.substring(Math.max(at, list.lastIndexOf(',', equals) + 1), equals)
                    .strip();
            int start = equals + 1;
            int quote = start < list.length() && list.charAt(start) == '"' ? list.indexOf('"', start + 1) : -1;
            int comma = list.indexOf(',', quote < 0 ? start : quote);
            int end = comma < 0 ? list.length() : comma;
            found.put(name, quote < 0 ? list.substring(start, end) : list.substring(start + 1, quote));
            at = end + 1;
        }
        return found;
    }
}
