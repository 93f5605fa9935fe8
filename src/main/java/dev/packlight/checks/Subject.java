package dev.packlight.checks;

import dev.packlight.bytes.ByteSource;
import dev.packlight.media.Asset;
import dev.packlight.media.Timescale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What a check judges. */
public sealed interface Subject {

    /** What people call it: an asset's name, an address. */
    String name();

    /** An asset as its files hold it. */
    record Stored(Asset asset) implements Subject {
        @Override
        public String name() {
            return asset.name();
        }
    }

    /**
     * What a manifest names and nobody could get.
     *
     * @param reason why, as who tried says it
     */
    record Missing(String address, String reason) implements Subject {
        @Override
        public String name() {
            return address;
        }
    }

    /** A manifest or playlist as it was delivered; it is parsed once, for all that judge it. */
    final class Manifest implements Subject {

        private final String address;
        private final String text;
        private final Optional<LocatedXml> root;
        private final Map<Class<?>, Object> readings = new ConcurrentHashMap<>();

        /** @param address where it was got from */
        public Manifest(String address, String text) {
            this.address = address;
            this.text = text;
            this.root = LocatedXml.read(text);
        }

        @Override
        public String name() {
            return address;
        }

        public String address() {
            return address;
        }

        public String text() {
            return text;
        }

        /** What {@code reader} makes of the text; made once for each kind. */
        public <T> T as(Class<T> kind, Function<String, T> reader) {
            return kind.cast(readings.computeIfAbsent(kind, k -> reader.apply(text)));
        }

        /** The root element; empty where the text is no XML, or its root has another name. */
        public Optional<LocatedXml> xml(String rootName) {
            return root.filter(element -> element.name().equals(rootName));
        }
    }

    /**
     * A segment as it was delivered.
     *
     * @param address where it was got from
     * @param header its init segment; empty where its container has none
     * @param media its bytes
     * @param promise what the manifest says of it; empty where it says nothing
     * @param before the segment before it on the same timeline; empty where it is the first, or that is not known
     */
    record Segment(
            String address, ByteSource header, ByteSource media, Optional<Promise> promise, Optional<Segment> before)
            implements Subject {

        /** The same segment without the one before. */
        public Segment alone() {
            return new Segment(address, header, media, promise, Optional.empty());
        }

        /** The same segment behind another one. */
        public Segment behind(Segment other) {
            return new Segment(address, header, media, promise, Optional.of(other.alone()));
        }

        @Override
        public String name() {
            return address;
        }
    }

    /**
     * When a segment begins and how long it lasts by its manifest, in ticks of {@code scale}.
     *
     * @param startTicks when it begins by its own clock; empty where the manifest does not say that
     */
    record Promise(OptionalLong startTicks, long durationTicks, Timescale scale) {

        public static Promise at(long startTicks, long durationTicks, Timescale scale) {
            return new Promise(OptionalLong.of(startTicks), durationTicks, scale);
        }

        /** A promise of a duration alone. */
        public static Promise lasting(long durationTicks, Timescale scale) {
            return new Promise(OptionalLong.empty(), durationTicks, scale);
        }
    }

    /**
     * What one player asked for and got.
     *
     * @param requests in the order in which they were sent
     * @param pictures segments of picture that came, in their order
     * @param stalls when playing waited for media
     */
    record Session(String name, List<Request> requests, List<Picture> pictures, List<Stall> stalls) implements Subject {
        public Session {
            requests = List.copyOf(requests);
            pictures = List.copyOf(pictures);
            stalls = List.copyOf(stalls);
        }
    }

    /**
     * A segment of picture that came.
     *
     * @param rung its name
     * @param declaredBps what the manifest says of the rung
     * @param tookTicks from asking to the last byte
     */
    record Picture(Request request, String rung, long declaredBps, long durationTicks, long tookTicks, long bytes) {}

    /**
     * Playing waited.
     *
     * @param atTicks since the session began
     * @param mediaTicks where in the presentation
     */
    record Stall(long atTicks, long mediaTicks, long lastedTicks) {}

    /**
     * One request of a session.
     *
     * @param atTicks when it was sent, in presentation ticks since the session began
     * @param status HTTP status; 0 where no answer came
     */
    record Request(String address, long atTicks, int status) {}
}
