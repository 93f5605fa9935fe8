package dev.packlight.testing;

import dev.packlight.codec.Codecs;
import dev.packlight.codec.StreamInfo;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The facts of a track beside those that FFprobe says. */
public final class FactSheet {

    private static final Pattern VIDEO = Pattern.compile("v:(\\w+)\\((.*?)\\) (\\d+)x(\\d+)@.*");
    private static final Pattern AUDIO = Pattern.compile("a:(\\w+)\\((.*?)\\) (\\d+)Hz (\\d+)ch.*");
    private static final Pattern DEPTH = Pattern.compile("(?:p|gray)(9|1[0-6])(?:le|be)");
    private static final Map<String, String> TRANSFERS = Map.of("smpte2084", "PQ", "arib-std-b67", "HLG");
    private static final Set<Object> NOT_SAID = Set.of("-", "None", "?");
    private static final String ONE_CHANNEL =
            "one channel under SBR, which FFmpeg makes two of in case parametric stereo follows; it does not";
    private static final String STEREO_IN_FRAMES =
            "the frames carry parametric stereo, not all of which FFprobe decodes";
    private static final Map<String, String> REASONS = Map.of(
            "aac/aac_he_sr22k_br64k_1c_16b_libfdk_aac.m4a channels",
            ONE_CHANNEL,
            "aac/tones_dolby_44100_mono_aac_he.m4a channels",
            ONE_CHANNEL,
            "aac/al_sbr_ps_04_new.m4a profile",
            STEREO_IN_FRAMES,
            "aac/tones_afconvert_16000_stereo_aac_he2.m4a profile",
            STEREO_IN_FRAMES,
            "other-audio/sample_mp2_audio.mp4 codec",
            "each frame's header says layer II; FFprobe goes by the object type",
            "h264-mp4-rust/extended_audio_object_type.mp4 codec",
            "MPEG-4 ALS, named by its number",
            "h264-mp4-rust/extended_audio_object_type.mp4 rate",
            "AudioSpecificConfig says 48,016 Hz, the ALS configuration within it 48,000");

    private FactSheet() {}

    /** One fact. */
    public record Line(String file, int track, String fact, String ours, String theirs) {

        public boolean differs() {
            return !ours.equals(theirs);
        }

        @Override
        public String toString() {
            return file + " " + track + " " + fact + ": " + ours + ", FFprobe " + theirs;
        }
    }

    /** Why ours is right; empty where nothing says so. */
    public static Optional<String> reason(Line line) {
        return Optional.ofNullable(REASONS.get(line.file + " " + line.fact));
    }

    /** Streams of one kind in a cell of the manifest. */
    public static String[] streams(String cell, String kind) {
        return Arrays.stream(cell.split("; ?| (?=[va]:)"))
                .filter(part -> part.startsWith(kind))
                .toArray(String[]::new);
    }

    /** @param stream {@code a:aac(LC) 44100Hz 2ch} */
    public static List<Line> compare(String file, Track track, String stream) throws MediaFormatException {
        List<Line> lines = new ArrayList<>();
        Matcher video = VIDEO.matcher(stream);
        Matcher audio = AUDIO.matcher(stream);
        Optional<StreamInfo> info = info(track);
        if (info.isPresent() && info.get() instanceof StreamInfo.Video v && video.matches()) {
            add(lines, file, track, "codec", name(v.codecName()), video.group(1));
            add(lines, file, track, "profile", v.profile(), video.group(2));
            add(lines, file, track, "width", v.widthPixels(), video.group(3));
            add(lines, file, track, "height", v.heightPixels(), video.group(4));
        }
        if (info.isPresent() && info.get() instanceof StreamInfo.Audio a && audio.matches()) {
            add(lines, file, track, "codec", name(a.codecName()), audio.group(1));
            add(lines, file, track, "rate", a.sampleRateHz(), audio.group(3));
            add(lines, file, track, "channels", a.channels(), audio.group(4));
            if (a.rfc6381().startsWith("mp4a.40.")) {
                add(lines, file, track, "profile", aac(a.rfc6381()), audio.group(2));
            }
        }
        return lines;
    }

    public static List<Line> compare(String file, Track track, JsonNode stream) throws MediaFormatException {
        List<Line> lines = new ArrayList<>();
        if (track.kind() == TrackKind.VIDEO || track.kind() == TrackKind.AUDIO) {
            String theirs = stream.path("tags").path("language").asString("und");
            add(lines, file, track, "language", track.language(), theirs);
        }
        Optional<StreamInfo> info = info(track);
        String pixels = stream.path("pix_fmt").asString("");
        if (info.isPresent() && info.get() instanceof StreamInfo.Video v && !pixels.isEmpty()) {
            Matcher depth = DEPTH.matcher(pixels);
            add(lines, file, track, "depth", v.colour().bitDepth(), depth.find() ? depth.group(1) : "8");
            add(lines, file, track, "chroma", v.colour().chroma().replace(":", ""), chroma(pixels));
            String transfer = stream.path("color_transfer").asString("");
            add(lines, file, track, "transfer", v.colour().videoRange(), TRANSFERS.getOrDefault(transfer, "SDR"));
            boolean full = stream.path("color_range").asString("").equals("pc");
            add(lines, file, track, "full range", v.colour().fullRange(), full);
        }
        return lines;
    }

    private static Optional<StreamInfo> info(Track track) throws MediaFormatException {
        var codec = Codecs.of(track.description());
        try {
            return codec.isEmpty() || track.samples().count() == 0
                    ? Optional.empty()
                    : Optional.of(codec.get().describe(track.description()));
        } catch (MediaFormatException e) {
            return Optional.empty();
        }
    }

    private static void add(List<Line> lines, String file, Track track, String fact, Object ours, Object theirs) {
        if (!NOT_SAID.contains(theirs)) {
            lines.add(new Line(file, track.id(), fact, String.valueOf(ours), String.valueOf(theirs)));
        }
    }

    private static String name(String ours) {
        String plain = ours.replaceFirst("(,| with| Express|-HD| Lossless|:X).*", "");
        return switch (plain) {
            case "H.264" -> "h264";
            case "E-AC-3" -> "eac3";
            case "AC-3" -> "ac3";
            case "AC-4" -> "ac4";
            case "MPEG audio layer II" -> "mp2";
            case "MPEG audio layer I" -> "mp1";
            default -> plain.contains("AAC") ? "aac" : plain.toLowerCase(Locale.ROOT);
        };
    }

    private static String aac(String rfc6381) {
        return switch (Integer.parseInt(rfc6381.substring("mp4a.40.".length()))) {
            case 1 -> "Main";
            case 2 -> "LC";
            case 4 -> "LTP";
            case 5 -> "HE-AAC";
            case 23 -> "LD";
            case 29 -> "HE-AACv2";
            case 39 -> "ELD";
            default -> rfc6381;
        };
    }

    private static String chroma(String pixels) {
        return pixels.startsWith("gray")
                ? "400"
                : pixels.startsWith("gbr") ? "444" : pixels.replaceFirst("yuvj?(\\d{3}).*", "$1");
    }
}
