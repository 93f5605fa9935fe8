package dev.packlight.delivery;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A dynamic manifest (Azure Media Services, asset and account filters).
 *
 * @param name as it stands in URLs
 * @param startTicks the presentation starts at the first fragment at or after this time
 * @param endTicks the presentation ends with the fragment that spans this time
 * @param firstBitrate the rung that is listed first
 * @param tracks entries of which a track has to meet one; without any, every track is kept
 */
public record AssetFilter(
        String name,
        OptionalLong startTicks,
        OptionalLong endTicks,
        OptionalLong firstBitrate,
        List<TrackSelection> tracks) {

    public AssetFilter {
        tracks = List.copyOf(tracks);
    }

    /** What a condition looks at. */
    public enum Property {
        TYPE("Type"),
        NAME("Name"),
        LANGUAGE("Language"),
        FOURCC("FourCC"),
        BITRATE("Bitrate");

        private final String word;

        Property(String word) {
            this.word = word;
        }

        /** As the original writes it. */
        public String word() {
            return word;
        }
    }

    /** Conditions that a track has to meet together. */
    public record TrackSelection(List<Condition> conditions) {
        public TrackSelection {
            conditions = List.copyOf(conditions);
        }
    }

    /** What tracks are by the words of conditions. */
    public record TrackFacts(String type, String name, String language, String fourcc, long bitrateBps) {}

    /**
     * One condition.
     *
     * @param equal false for {@code NotEqual}
     * @param value a word without regard to case; for a bit rate one number or {@code 0-2427000}
     */
    public record Condition(Property property, boolean equal, String value) {

        boolean holds(TrackFacts track) {
            boolean same =
                    switch (property) {
                        case TYPE -> same(track.type);
                        case NAME -> same(track.name);
                        case LANGUAGE -> same(track.language);
                        case FOURCC -> same(track.fourcc);
                        case BITRATE -> inRange(track.bitrateBps);
                    };
            return same == equal;
        }

        private boolean same(String fact) {
            return fact.toLowerCase(Locale.ROOT).equals(value.strip().toLowerCase(Locale.ROOT));
        }

        private boolean inRange(long bitrateBps) {
            String[] ends = value.strip().split("-", 2);
            try {
                long low = ends[0].isBlank() ? 0 : Long.parseLong(ends[0].strip());
                long high =
                        ends.length == 1 ? low : ends[1].isBlank() ? Long.MAX_VALUE : Long.parseLong(ends[1].strip());
                return bitrateBps >= low && bitrateBps <= high;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    /** Whether the track stays: it meets every condition of one entry, or there are no entries. */
    public boolean keeps(TrackFacts track) {
        return tracks.isEmpty()
                || tracks.stream()
                        .anyMatch(selection ->
                                selection.conditions.stream().allMatch(condition -> condition.holds(track)));
    }
}
