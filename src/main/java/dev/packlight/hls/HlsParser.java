package dev.packlight.hls;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.hls.HlsPlaylist.ByteRange;
import dev.packlight.hls.HlsPlaylist.Media;
import dev.packlight.hls.HlsPlaylist.Multivariant;
import dev.packlight.hls.HlsPlaylist.Rendition;
import dev.packlight.hls.HlsPlaylist.Segment;
import dev.packlight.hls.HlsPlaylist.Variant;
import dev.packlight.media.MediaFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads playlists (RFC 8216 §4); unknown tags are passed over. */
public final class HlsParser {

    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"]*\"|[^,]*)");
    private static final String CLAUSE = "RFC 8216 §4";

    private final List<Variant> variants = new ArrayList<>();
    private final List<Rendition> renditions = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private Map<String, String> streamInf;
    private int targetSeconds;
    private double duration = -1;
    private Optional<String> map = Optional.empty();
    private Optional<ByteRange> range = Optional.empty();
    private long nextOffset;
    private String key = "NONE";

    private HlsParser() {}

    public static HlsPlaylist parse(String text) throws MediaFormatException {
        if (!text.startsWith("#EXTM3U")) {
            throw malformed("the playlist does not start with #EXTM3U", "playlist", 0, "RFC 8216 §4.3.1.1");
        }
        HlsParser parser = new HlsParser();
        int number = 0;
        for (String line : text.split("\r?\n")) {
            number++;
            try {
                parser.line(line.strip());
            } catch (NumberFormatException e) {
                throw malformed("line " + number + " holds a number that is none: " + line, "playlist", -1, CLAUSE);
            }
        }
        return parser.variants.isEmpty()
                ? new Media(parser.targetSeconds, parser.segments)
                : new Multivariant(parser.variants, parser.renditions);
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
            case "#EXTINF" -> duration = Double.parseDouble(value.split(",", 2)[0].strip());
            case "#EXT-X-MAP" -> map = Optional.ofNullable(attributes(value).get("URI"));
            case "#EXT-X-KEY" -> key = attributes(value).getOrDefault("METHOD", "NONE");
            case "#EXT-X-BYTERANGE" -> range = Optional.of(byteRange(value));
            default -> {}
        }
    }

    private ByteRange byteRange(String value) {
        String[] parts = value.strip().split("@", 2);
        return new ByteRange(parts.length == 2 ? Long.parseLong(parts[1]) : nextOffset, Long.parseLong(parts[0]));
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
        } else if (duration >= 0) {
            segments.add(new Segment(uri, duration, map, range, key));
            nextOffset = range.map(r -> r.offset() + r.length()).orElse(0L);
            range = Optional.empty();
            duration = -1;
        }
    }

    private static Map<String, String> attributes(String list) {
        Map<String, String> found = new HashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(list);
        while (matcher.find()) {
            String value = matcher.group(2);
            found.put(matcher.group(1), value.startsWith("\"") ? value.substring(1, value.length() - 1) : value);
        }
        return found;
    }
}
