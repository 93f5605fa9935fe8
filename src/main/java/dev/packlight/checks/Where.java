package dev.packlight.checks;

import dev.packlight.media.AssetTrack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The place of a finding. */
public sealed interface Where {

    /** Words for people. */
    String words();

    /** Fields for machines: {@code kind}, then what finds the place. */
    Map<String, Object> fields();

    /** The whole of what was judged. */
    record Whole(String name) implements Where {
        @Override
        public String words() {
            return name;
        }

        @Override
        public Map<String, Object> fields() {
            return place("whole", "name", name);
        }
    }

    /**
     * A track of a file, or samples of it.
     *
     * @param label what people call the track
     * @param samples the samples meant; empty where all are
     */
    record InTrack(String file, long track, String label, Optional<Samples> samples) implements Where {

        static InTrack of(AssetTrack track) {
            return new InTrack(track.file().fileName(), track.track().id(), Rungs.name(track), Optional.empty());
        }

        /** The same track, samples {@code from} to {@code to}, the latter excluded. */
        InTrack samples(int from, int to) {
            return new InTrack(file, track, label, Optional.of(new Samples(from, to)));
        }

        InTrack labelled(String other) {
            return new InTrack(file, track, other, samples);
        }

        @Override
        public String words() {
            return label;
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> fields = place("track", "file", file);
            fields.put("track", track);
            samples.ifPresent(s -> {
                fields.put("fromSample", s.from());
                fields.put("toSample", s.to());
            });
            return fields;
        }
    }

    /** Samples {@code from} to {@code to}, counted from 0, the latter excluded. */
    record Samples(int from, int to) {}

    private static Map<String, Object> place(String kind, String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        fields.put(name, value);
        return fields;
    }
}
