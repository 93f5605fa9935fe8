package dev.packlight.hls;

import static dev.packlight.checks.Severity.MUST;

import dev.packlight.checks.Cancel;
import dev.packlight.checks.Check;
import dev.packlight.checks.Finding;
import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Outcome;
import dev.packlight.checks.Rule;
import dev.packlight.checks.Statement;
import dev.packlight.checks.Subject.Segment;
import dev.packlight.checks.Where;
import dev.packlight.media.Timescale;
import dev.packlight.mpegts.TsPackets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules for segments that are transport streams. */
final class TsRules {

    private static final Timescale CLOCK = new Timescale(27_000_000);
    private static final long MOST_TICKS = CLOCK.ticksPerSecond() / 10;
    private static final int NULL_PID = 0x1FFF;
    /** Packets between two looks at whether anybody still waits. */
    private static final int STRETCH = 4096;

    private static final Rule CLOCKS = new Rule(
            "ts-clock-interval",
            MUST,
            "Program clocks too far apart",
            Statement.of("a program clock every 100 ms at the latest").with("most", new Time(MOST_TICKS, CLOCK)),
            "ISO/IEC 13818-1 §2.7.2",
            "Mux with packets that carry the clock alone where pictures are far apart.");
    private static final Rule SYNC = Rule.of(
            "ts-starts-with-key-frame",
            MUST,
            "The segment does not begin with a key frame",
            "the random access indicator at the first picture",
            "Apple HLS 7.4; ISO/IEC 13818-1 §2.4.3.5",
            "Cut segments at key frames.");
    private static final Rule COUNTERS = Rule.of(
            "ts-continuity",
            MUST,
            "Packets are missing or twice there",
            "a continuity counter that goes up by one from packet to packet of a PID",
            "Apple HLS 7.2; ISO/IEC 13818-1 §2.4.3.3",
            "Look for packets that were lost between the muxer and here.");

    private TsRules() {}

    static List<Check<Segment>> checks() {
        return List.of(
                packets(CLOCKS, TsRules::clocks), packets(SYNC, TsRules::start), packets(COUNTERS, TsRules::counters));
    }

    /** What looks for the first thing that is wrong in the packets of a segment. */
    private interface Search {
        Optional<Finding> in(Segment segment, TsPackets packets, Cancel cancel) throws IOException;
    }

    private static Check<Segment> packets(Rule rule, Search search) {
        return Check.of(rule, (segment, cancel) -> {
            try {
                return TsPackets.isStream(segment.media())
                        ? Outcome.of(search.in(segment, new TsPackets(segment.media()), cancel).stream()
                                .toList())
                        : new Outcome.NotApplicable("it is no transport stream");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static boolean next(TsPackets packets, Cancel cancel) throws IOException {
        if (packets.position() / TsPackets.BYTES % STRETCH == 0) {
            cancel.orGoOn();
        }
        return packets.next();
    }

    private static Optional<Finding> clocks(Segment segment, TsPackets packets, Cancel cancel) throws IOException {
        long last = lastClock(segment);
        while (next(packets, cancel)) {
            long clock = packets.clock27m().orElse(-1);
            if (clock >= 0 && last >= 0 && clock - last > MOST_TICKS && !packets.isDiscontinuity()) {
                return Optional.of(Finding.of(
                        CLOCKS,
                        where(segment, packets),
                        Statement.of("{interval} since the clock before")
                                .with("interval", new Time(clock - last, CLOCK))));
            }
            last = clock >= 0 ? clock : last;
        }
        return Optional.empty();
    }

    private static Optional<Finding> start(Segment segment, TsPackets packets, Cancel cancel) throws IOException {
        while (next(packets, cancel)) {
            if ((packets.streamId() & 0xF0) == 0xE0 && packets.streamId() > 0) {
                return packets.isRandomAccess()
                        ? Optional.empty()
                        : Optional.of(Finding.of(
                                SYNC,
                                where(segment, packets),
                                Statement.of("the first picture is not marked as one to begin with")));
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> counters(Segment segment, TsPackets packets, Cancel cancel) throws IOException {
        Map<Integer, Integer> last = lastCounters(segment);
        while (next(packets, cancel)) {
            int expected = last.getOrDefault(packets.pid(), packets.counter() - 1) + 1 & 15;
            boolean counts = packets.hasPayload() && packets.pid() != NULL_PID && !packets.isDiscontinuity();
            if (counts && packets.counter() != expected) {
                return Optional.of(Finding.of(
                        COUNTERS,
                        where(segment, packets),
                        Statement.of("counter {counter} after {before}")
                                .with("counter", new Count(packets.counter(), "counter"))
                                .with("before", new Count(expected + 15 & 15, "counter"))));
            }
            if (packets.hasPayload()) {
                last.put(packets.pid(), packets.counter());
            }
        }
        return Optional.empty();
    }

    /** The last clock of the segment before; negative where there is none. */
    private static long lastClock(Segment segment) throws IOException {
        long last = -1;
        if (segment.before().isPresent()) {
            TsPackets packets = new TsPackets(segment.before().get().media());
            while (packets.next()) {
                last = packets.clock27m().orElse(last);
            }
        }
        return last;
    }

    /** The last counter of each PID in the segment before. */
    private static Map<Integer, Integer> lastCounters(Segment segment) throws IOException {
        Map<Integer, Integer> last = new HashMap<>();
        if (segment.before().isPresent()) {
            TsPackets packets = new TsPackets(segment.before().get().media());
            while (packets.next()) {
                if (packets.hasPayload()) {
                    last.put(packets.pid(), packets.counter());
                }
            }
        }
        return last;
    }

    private static Where where(Segment segment, TsPackets packets) {
        return new Where.InBox(segment.address(), "packet of PID " + packets.pid(), packets.position());
    }
}
