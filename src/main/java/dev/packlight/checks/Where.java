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

    /**
     * A box of a file or segment, or a packet.
     *
     * @param file a file's name or an address
     * @param box its path, {@code moof/traf/tfdt}; what a packet is called
     * @param offsetBytes where it begins
     */
    record InBox(String file, String box, long offsetBytes) implements Where {
        @Override
        public String words() {
            return file + ", " + box + " at byte " + offsetBytes;
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> fields = place("box", "file", file);
            fields.put("box", box);
            fields.put("offsetBytes", offsetBytes);
            return fields;
        }
    }

    /**
     * A line of a manifest.
     *
     * @param line from 1
     * @param column from 1; of XML, where the start tag ends
     * @param text what stands there, shortened
     */
    record OnLine(String manifest, int line, int column, String text) implements Where {
        private static final int SHOWN_CHARS = 120;

        public OnLine {
            text = text.length() > SHOWN_CHARS ? text.substring(0, SHOWN_CHARS) + "…" : text;
        }

        @Override
        public String words() {
            return manifest + ", line " + line + (column > 1 ? " column " + column : "") + ": " + text;
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> fields = place("line", "manifest", manifest);
            fields.put("line", line);
            fields.put("column", column);
            fields.put("text", text);
            return fields;
        }
    }

    /** A request of a session and when it was sent. */
    record OnRequest(String address, Measure.Time sent) implements Where {
        @Override
        public String words() {
            return address + ", asked for at " + sent.words();
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> fields = place("request", "address", address);
            fields.put("sent", sent.fields());
            return fields;
        }
    }

    private static Map<String, Object> place(String kind, String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        fields.put(name, value);
        return fields;
    }
}
