package dev.packlight.catalog;

import dev.packlight.media.Asset;
import dev.packlight.media.MediaFile;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Recognises loose files of one folder that are the same programme: the same name but for a size or a rate, the
 * same duration, the same picture shape, different rungs. Audio follows the original's rules for generated
 * server manifests.
 */
final class SetRecognizer {

    private static final double DURATION_TOLERANCE_S = 0.5;
    private static final double SHAPE_TOLERANCE = 0.03;
    private static final double RATE_DIFFERENCE = 1.05;
    /** What encoders put behind the name: a size, a height, a bit rate, a codec, the word audio or video. */
    private static final Pattern RUNG_TOKEN = Pattern.compile(
            "[ _.\\-]*(?:\\d{2,5}x\\d{2,5}(?:[ _.\\-]\\d{2,8})?|\\d{3,4}[pi]|\\d{2,6}k(?:b(?:it|ps)?)?|\\d{3,8}|audio|video|aac|h\\.?264|avc)$",
            Pattern.CASE_INSENSITIVE);

    private SetRecognizer() {}

    /**
     * A file with the few facts that grouping needs.
     *
     * @param width 0 where the file has no video
     */
    record Candidate(Path path, double durationSeconds, int width, int height, long averageBps) {

        static Candidate of(Path path, MediaFile file) {
            var video = file.tracks(TrackKind.VIDEO);
            SampleDescription d = video.isEmpty() ? null : video.getFirst().description();
            long bps = video.isEmpty() ? 0 : video.getFirst().averageBps();
            return new Candidate(
                    path,
                    file.timescale().approximateSeconds(file.durationTicks()),
                    d == null ? 0 : d.widthPixels(),
                    d == null ? 0 : d.heightPixels(),
                    bps);
        }

        boolean hasVideo() {
            return width > 0 && height > 0;
        }
    }

    /** The sets of one folder; files that belong to none stay alone. */
    static List<SourceSet> group(List<Candidate> files) {
        Map<String, List<Candidate>> byStem = new LinkedHashMap<>();
        files.stream()
                .sorted(Comparator.comparing(Candidate::path))
                .forEach(f -> byStem.computeIfAbsent(stem(f.path), key -> new ArrayList<>())
                        .add(f));
        List<SourceSet> sets = new ArrayList<>();
        byStem.values().forEach(group -> split(group, sets));
        return sets;
    }

    /** The name without what tells rungs apart. */
    static String stem(Path path) {
        String name = SourceSet.baseName(path);
        String shorter = name;
        do {
            name = shorter;
            shorter = RUNG_TOKEN.matcher(name).replaceFirst("");
        } while (!shorter.equals(name));
        return name.toLowerCase(Locale.ROOT);
    }

    private static void split(List<Candidate> group, List<SourceSet> sets) {
        List<Candidate> left = new ArrayList<>(group);
        while (!left.isEmpty()) {
            Candidate first =
                    left.stream().filter(Candidate::hasVideo).findFirst().orElse(left.getFirst());
            left.remove(first);
            List<Candidate> members = new ArrayList<>(List.of(first));
            for (Candidate other : List.copyOf(left)) {
                if (members.stream().allMatch(member -> sameProgramme(member, other))) {
                    members.add(other);
                    left.remove(other);
                }
            }
            members.sort(Comparator.comparing(Candidate::path));
            sets.add(
                    members.size() == 1
                            ? SourceSet.singleFile(first.path)
                            : new SourceSet(
                                    commonName(members),
                                    Asset.Origin.GROUPED,
                                    members.getFirst().path,
                                    members.stream().map(Candidate::path).toList()));
        }
    }

    private static boolean sameProgramme(Candidate a, Candidate b) {
        if (Math.abs(a.durationSeconds - b.durationSeconds) > DURATION_TOLERANCE_S || !a.hasVideo() && !b.hasVideo()) {
            return false;
        }
        if (!a.hasVideo() || !b.hasVideo()) {
            return true;
        }
        boolean sameShape =
                Math.abs((double) a.width / a.height / ((double) b.width / b.height) - 1) <= SHAPE_TOLERANCE;
        double ratio =
                (double) Math.max(a.averageBps, b.averageBps) / Math.max(1, Math.min(a.averageBps, b.averageBps));
        return sameShape && (a.width != b.width || ratio >= RATE_DIFFERENCE);
    }

    /** Common prefix of the file names, trailing separators trimmed, or {@code manifest}. */
    private static String commonName(List<Candidate> members) {
        String prefix = SourceSet.baseName(members.getFirst().path);
        for (Candidate member : members) {
            String name = SourceSet.baseName(member.path);
            int length = 0;
            while (length < Math.min(prefix.length(), name.length()) && prefix.charAt(length) == name.charAt(length)) {
                length++;
            }
            prefix = prefix.substring(0, length);
        }
        String stem = stem(members.getFirst().path);
        String trimmed = (prefix.length() > stem.length() && !stem.isEmpty()
                        ? prefix.substring(0, stem.length())
                        : prefix)
                .replaceAll("[ _.\\-]+$", "");
        return trimmed.isEmpty() ? "manifest" : trimmed;
    }

    /** Whether {@code file} gives the sound of its set (Azure Media Services, generated server manifests). */
    static boolean givesAudio(MediaFile file, List<MediaFile> set) {
        List<MediaFile> sound =
                set.stream().filter(f -> !f.tracks(TrackKind.AUDIO).isEmpty()).toList();
        List<MediaFile> only =
                sound.stream().filter(f -> f.tracks(TrackKind.VIDEO).isEmpty()).toList();
        if (!only.isEmpty()) {
            return only.contains(file);
        }
        List<MediaFile> named = sound.stream()
                .filter(f -> isNamedAudio(f.fileName().toLowerCase(Locale.ROOT)))
                .toList();
        if (named.size() == 1) {
            return named.contains(file);
        }
        return sound.stream()
                .min(Comparator.comparingLong(MediaFile::sizeBytes))
                .filter(file::equals)
                .isPresent();
    }

    private static boolean isNamedAudio(String name) {
        return name.contains("audio") && !name.contains("video") || name.contains("aac") && !name.contains("h264");
    }
}
