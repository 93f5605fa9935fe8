package dev.packlight.checks;

import dev.packlight.bytes.ByteSource;
import dev.packlight.media.Asset;
import dev.packlight.media.Timescale;
import java.util.List;
import java.util.Optional;

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
     * A manifest or playlist as it was delivered.
     *
     * @param address where it was got from
     */
    record Manifest(String address, String text) implements Subject {
        @Override
        public String name() {
            return address;
        }
    }

    /**
     * A segment as it was delivered.
     *
     * @param address where it was got from
     * @param header its init segment; empty where its container has none
     * @param media its bytes
     * @param promise what the manifest says of it; empty where it says nothing
     */
    record Segment(String address, ByteSource header, ByteSource media, Optional<Promise> promise) implements Subject {
        @Override
        public String name() {
            return address;
        }
    }

    /** When a segment begins and how long it lasts by its manifest; both in ticks of {@code scale}. */
    record Promise(long startTicks, long durationTicks, Timescale scale) {}

    /**
     * What one player asked for and got.
     *
     * @param requests in the order in which they were sent
     */
    record Session(String name, List<Request> requests) implements Subject {
        public Session {
            requests = List.copyOf(requests);
        }
    }

    /**
     * One request of a session.
     *
     * @param atTicks when it was sent, in presentation ticks since the session began
     * @param status HTTP status; 0 where no answer came
     */
    record Request(String address, long atTicks, int status) {}
}
