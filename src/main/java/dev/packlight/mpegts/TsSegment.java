package dev.packlight.mpegts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the packets of one segment, in order of decoding time, whole packets at a time.
 *
 * <p>Each picture and each group of sound frames is one PES packet that starts its own transport packet. Sync
 * samples carry the random access indicator and come behind fresh program tables.
 */
public final class TsSegment {

    /** Where the 90 kHz clock stands at presentation time 0: room for priming and for the clock's lead. */
    public static final long BASE_90K = 10 * 90_000;

    private final byte[] tables;
    private final List<TsFeed> feeds = new ArrayList<>();
    private int tablesCounter;
    private boolean tablesDue;
    private boolean started;
    private @Nullable TsFeed current;
    /** Clocks that are due alone: when the first is, how far apart they are, how many are left. */
    private long clockAt;

    private long clockStep;
    private int clocks;

    public TsSegment(TsLayout layout, int segment) {
        List<TsStream> streams = layout.streams();
        tables = ProgramTables.write(streams);
        for (int s = 0; s < streams.size(); s++) {
            feeds.add(new TsFeed(streams.get(s), segment, layout.packetsBefore(s, segment)));
        }
        tablesCounter = layout.tablesBefore(segment);
    }

    /** Puts whole packets into {@code target} while there is room for one (two for tables); false once all are out. */
    public boolean fill(ByteBuffer target) throws IOException {
        while (target.remaining() >= 2 * TsStream.PACKET) {
            if (current == null && clockIsDue()) {
                feeds.getFirst().putClock(target, clockAt);
                passClock();
                continue;
            }
            if (current == null && !next()) {
                return false;
            }
            if (tablesDue) {
                putTables(target);
                continue;
            }
            TsFeed feed = Objects.requireNonNull(current);
            feed.putPacket(target);
            feed.putWholePackets(target);
            if (feed.unitDone()) {
                current = null;
            }
        }
        return true;
    }

    /** Gives memory back; nothing is made any more. */
    public void close() {
        feeds.forEach(TsFeed::close);
    }

    /** Whether a clock alone comes before the unit that is decoded next. */
    private boolean clockIsDue() {
        TsFeed next = earliest();
        return clocks > 0 && (next == null || clockAt <= next.nextDecode() + BASE_90K);
    }

    /** Whose next unit is decoded first among all streams; a segment always starts with the clock's stream. */
    private @Nullable TsFeed earliest() {
        @Nullable TsFeed earliest = null;
        for (TsFeed feed : feeds) {
            if (feed.hasNext() && (earliest == null || started && feed.nextDecode() < earliest.nextDecode())) {
                earliest = feed;
            }
        }
        return earliest;
    }

    private boolean next() throws IOException {
        @Nullable TsFeed earliest = earliest();
        if (earliest == null) {
            return false;
        }
        begin(earliest);
        earliest.openUnit();
        current = earliest;
        return true;
    }

    private void begin(TsFeed feed) {
        tablesDue = wantsTables(feed);
        started = true;
        feed.beginUnit();
        if (feed.isClock()) {
            clocks = feed.clocksBehind();
            clockStep = (feed.nextDecode() + BASE_90K - feed.decode()) / (clocks + 1);
            clockAt = feed.decode() + clockStep;
        }
    }

    private boolean wantsTables(TsFeed feed) {
        return !started || feed.nextIsKeyPicture();
    }

    /**
     * Goes on to what holds byte {@code from}: tables with a unit, or a clock alone. No media is read.
     *
     * @return the byte at which that begins
     */
    public long skipTo(long from) {
        long at = 0;
        while (true) {
            boolean clock = clockIsDue();
            TsFeed feed = earliest();
            int packets = clock ? 1 : feed == null ? 0 : feed.nextPackets() + (wantsTables(feed) ? 2 : 0);
            if (packets == 0 || at + (long) packets * TsStream.PACKET > from) {
                return at;
            }
            at += (long) packets * TsStream.PACKET;
            if (clock) {
                passClock();
            } else {
                pass(Objects.requireNonNull(feed));
            }
        }
    }

    private void passClock() {
        clockAt += clockStep;
        clocks--;
    }

    private void pass(TsFeed feed) {
        begin(feed);
        tablesCounter += tablesDue ? 1 : 0;
        tablesDue = false;
        feed.passUnit();
    }

    private void putTables(ByteBuffer target) {
        int at = target.position();
        target.put(tables);
        byte counter = (byte) (0x10 | tablesCounter++ & 15);
        target.put(at + 3, counter).put(at + TsStream.PACKET + 3, counter);
        tablesDue = false;
    }
}
