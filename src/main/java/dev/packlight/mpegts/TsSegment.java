package dev.packlight.mpegts;

import dev.packlight.bytes.ByteWindow;
import dev.packlight.codec.ElementaryStream.Adts;
import dev.packlight.codec.ElementaryStream.Frames;
import dev.packlight.codec.ElementaryStream.NalUnits;
import dev.packlight.codec.NalWalk;
import dev.packlight.media.SampleTable;
import dev.packlight.segmentation.TrackTiming;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the packets of one segment, in order of decoding time, whole packets at a time.
 *
 * <p>Each picture and each group of sound frames is one PES packet that starts its own transport packet. Sync
 * samples carry the random access indicator and come behind fresh program tables.
 */
public final class TsSegment {

    /** Where the 90 kHz clock stands at presentation time 0: room for priming and for the clock's lead. */
    public static final long BASE_90K = 10 * 90_000;
    /** How far the program clock runs ahead of decoding. */
    private static final long CLOCK_LEAD_90K = 63_000;

    private static final long MASK_33 = (1L << 33) - 1;

    private final byte[] tables;
    private final List<Feed> feeds = new ArrayList<>();
    private int tablesCounter;
    private boolean tablesDue;
    private boolean started;
    private Feed current;
    /** Clocks that are due alone: when the first is, how far apart they are, how many are left. */
    private long clockAt;

    private long clockStep;
    private int clocks;

    public TsSegment(TsLayout layout, int segment) {
        List<TsStream> streams = layout.streams();
        tables = ProgramTables.write(streams);
        for (int s = 0; s < streams.size(); s++) {
            feeds.add(new Feed(streams.get(s), segment, layout.packetsBefore(s, segment)));
        }
        tablesCounter = layout.tablesBefore(segment);
    }

    /** Puts whole packets into {@code target} while there is room for one (two for tables); false once all are out. */
    public boolean fill(ByteBuffer target) throws IOException {
        while (target.remaining() >= 2 * TsStream.PACKET) {
            if (current == null && clockIsDue()) {
                feeds.getFirst().putClock(target, clockAt);
                clockAt += clockStep;
                clocks--;
                continue;
            }
            if (current == null && !next()) {
                return false;
            }
            if (tablesDue) {
                putTables(target);
                continue;
            }
            current.putPacket(target);
            if (current.unitDone()) {
                current = null;
            }
        }
        return true;
    }

    /** Whether a clock alone comes before the unit that is decoded next. */
    private boolean clockIsDue() {
        Feed next = earliest();
        return clocks > 0 && (next == null || clockAt <= next.nextDecode() + BASE_90K);
    }

    /** Whose next unit is decoded first among all streams; a segment always starts with the clock's stream. */
    private Feed earliest() {
        Feed earliest = null;
        for (Feed feed : feeds) {
            if (feed.hasNext() && (earliest == null || started && feed.nextDecode() < earliest.nextDecode())) {
                earliest = feed;
            }
        }
        return earliest;
    }

    private boolean next() throws IOException {
        Feed earliest = earliest();
        if (earliest == null) {
            return false;
        }
        current = earliest;
        int first = current.next;
        current.openUnit();
        if (current.stream.clock()) {
            clocks = current.stream.clocks(first, current.next);
            clockStep = (current.timing.decode90k(current.next) + BASE_90K - current.decode) / (clocks + 1);
            clockAt = current.decode + clockStep;
        }
        tablesDue = !started || current.stream.isVideo() && current.sync;
        started = true;
        return true;
    }

    private void putTables(ByteBuffer target) {
        int at = target.position();
        target.put(tables);
        byte counter = (byte) (0x10 | tablesCounter++ & 15);
        target.put(at + 3, counter).put(at + TsStream.PACKET + 3, counter);
        tablesDue = false;
    }

    /** The samples of one stream on their way into packets. */
    private static final class Feed {
        private final TsStream stream;
        private final TrackTiming timing;
        private final ByteWindow window;
        private final int end;
        private int next;
        private int counter;
        private boolean sync;
        private long decode;
        private final ByteBuffer prefix;
        private ByteBuffer payload;
        private int payloadAt;
        private int payloadEnd;
        private boolean unitStart;
        private ByteBuffer frames = ByteBuffer.allocate(0);

        Feed(TsStream stream, int segment, int packetsBefore) {
            this.stream = stream;
            this.timing = stream.cut().timing();
            this.next = stream.cut().firstSample(segment);
            this.end = stream.cut().endSample(segment);
            this.counter = packetsBefore;
            this.window = window(stream, next, end);
            this.prefix = ByteBuffer.allocate(stream.largestPrefixBytes());
        }

        /** Reads ahead where this stream's samples lie dense, and sample by sample where another stream's lie between. */
        private static ByteWindow window(TsStream stream, int first, int end) {
            long[] span = {Long.MAX_VALUE, 0};
            stream.samples().forEachStretch(first, end, (offset, length) -> {
                span[0] = Math.min(span[0], offset);
                span[1] = Math.max(span[1], offset + length);
            });
            boolean dense = stream.samples().bytes(first, end) * 4 >= span[1] - span[0];
            return new ByteWindow(stream.source(), span[1], dense ? ByteWindow.DENSE_BYTES : 0);
        }

        boolean hasNext() {
            return next < end;
        }

        long nextDecode() {
            return timing.decode90k(next);
        }

        boolean unitDone() {
            return !prefix.hasRemaining() && payloadAt == payloadEnd;
        }

        void openUnit() throws IOException {
            int first = next;
            next = stream.unitEnd(first, end);
            decode = timing.decode90k(first) + BASE_90K;
            sync = stream.samples().isSync(first);
            unitStart = true;
            switch (stream.form()) {
                case NalUnits nal -> openPicture(nal, first);
                case Adts adts -> openFrames(adts, first);
                case Frames alone -> openFrame(alone, first);
            }
        }

        private void openPicture(NalUnits nal, int sample) throws IOException {
            long offset = stream.samples().offset(sample);
            int size = stream.samples().size(sample);
            payloadAt = window.locate(offset, size);
            payload = window.buffer();
            payloadEnd = payloadAt + size;
            boolean own = stream.delimited() && TsStream.beginsWithDelimiter(units(nal, sample));
            if (nal.nalLengthBytes() == TsStream.START_CODE) {
                startCodes(units(nal, sample), sample);
            } else {
                longerStartCodes(units(nal, sample), sample);
            }
            writePesHeader(sample, 0xE0, 0);
            if (own) {
                prefix.put(payload.array(), payloadAt, nal.accessUnitPrefix().length);
                payloadAt += nal.accessUnitPrefix().length;
            } else if (!stream.delimited()) {
                prefix.put(nal.accessUnitPrefix());
            }
            if (sync) {
                prefix.put(nal.parameterSets());
            }
            prefix.flip();
        }

        private NalWalk units(NalUnits nal, int sample) {
            SampleTable samples = stream.samples();
            return new NalWalk(window, nal.nalLengthBytes(), samples.offset(sample), samples.size(sample));
        }

        /** Turns the length of each NAL unit into a start code, in place. */
        private void startCodes(NalWalk units, int sample) throws IOException {
            while (units.next()) {
                payload.putInt(payloadAt + units.at() - TsStream.START_CODE, 1);
            }
            requireWhole(units, sample);
        }

        /** Copies the NAL units apart, because a start code does not fit where a shorter length stood. */
        private void longerStartCodes(NalWalk units, int sample) throws IOException {
            room(payloadEnd - payloadAt + (int) stream.growth().get(sample));
            while (units.next()) {
                frames.putInt(1)
                        .put(frames.position(), payload, payloadAt + units.at(), units.length())
                        .position(frames.position() + units.length());
            }
            requireWhole(units, sample);
            payload = frames;
            payloadAt = 0;
            payloadEnd = frames.position();
        }

        private void requireWhole(NalWalk units, int sample) throws IOException {
            if (units.isBroken()) {
                throw new IOException(units.damage(sample)
                        .exception(stream.samples().offset(sample))
                        .getMessage());
            }
        }

        private void room(int bytes) {
            if (frames.capacity() < bytes) {
                frames = ByteBuffer.allocate(bytes);
            }
            frames.clear();
        }

        private void openFrame(Frames alone, int sample) throws IOException {
            int size = stream.samples().size(sample);
            payloadAt = window.locate(stream.samples().offset(sample), size);
            payload = window.buffer();
            payloadEnd = payloadAt + size;
            writePesHeader(sample, alone.streamId(), size);
            prefix.flip();
        }

        private void openFrames(Adts adts, int first) throws IOException {
            int bytes = stream.payloadBytes(first, next);
            room(bytes);
            for (int i = first; i < next; i++) {
                int size = stream.samples().size(i);
                int at = window.locate(stream.samples().offset(i), size);
                AdtsHeader.put(frames, adts, size);
                frames.put(frames.position(), window.buffer(), at, size).position(frames.position() + size);
            }
            payload = frames;
            payloadAt = 0;
            payloadEnd = bytes;
            writePesHeader(first, 0xC0, bytes);
            prefix.flip();
        }

        private void writePesHeader(int sample, int streamId, int payloadBytes) {
            boolean both = stream.isVideo() && timing.isDelayed();
            int headerBytes = both ? 10 : 5;
            int length = streamId == 0xE0 ? 0 : payloadBytes + 3 + headerBytes;
            prefix.clear().putInt(0x100 | streamId).putShort((short) (length > 0xFFFF ? 0 : length));
            prefix.put((byte) 0x84).put((byte) (both ? 0xC0 : 0x80)).put((byte) headerBytes);
            putTime(both ? 3 : 2, timing.presentation90k(sample) + BASE_90K);
            if (both) {
                putTime(1, decode);
            }
        }

        private void putTime(int marker, long time) {
            long t = time & MASK_33;
            prefix.put((byte) (marker << 4 | t >> 29 & 0x0E | 1))
                    .putShort((short) (t >> 14 & 0xFFFE | 1))
                    .putShort((short) (t << 1 & 0xFFFE | 1));
        }

        /** One packet: header, adaptation field where there is something to say or to stuff, payload. */
        void putPacket(ByteBuffer target) {
            int left = prefix.remaining() + payloadEnd - payloadAt;
            boolean withClock = unitStart && stream.clock();
            int field = withClock ? TsStream.CLOCK_FIELD : 0;
            int carried = Math.min(left, TsStream.PAYLOAD - field);
            field = TsStream.PAYLOAD - carried;
            target.put((byte) 0x47)
                    .putShort((short) ((unitStart ? 0x4000 : 0) | stream.pid()))
                    .put((byte) ((field > 0 ? 0x30 : 0x10) | counter++ & 15));
            if (field > 0) {
                putField(target, field, withClock);
            }
            unitStart = false;
            int fromPrefix = Math.min(carried, prefix.remaining());
            if (fromPrefix > 0) {
                target.put(prefix.array(), prefix.position(), fromPrefix);
                prefix.position(prefix.position() + fromPrefix);
            }
            int fromPayload = carried - fromPrefix;
            target.put(payload.array(), payloadAt, fromPayload);
            payloadAt += fromPayload;
        }

        /** A packet without payload, which does not count (ISO/IEC 13818-1 §2.4.3.3). */
        void putClock(ByteBuffer target, long decodeTime) {
            target.put((byte) 0x47).putShort((short) stream.pid()).put((byte) (0x20 | counter - 1 & 15));
            target.put((byte) (TsStream.PAYLOAD - 1)).put((byte) 0x10);
            putClockValue(target, decodeTime);
            for (int i = TsStream.CLOCK_FIELD; i < TsStream.PAYLOAD; i++) {
                target.put((byte) 0xFF);
            }
        }

        private static void putClockValue(ByteBuffer target, long decodeTime) {
            long clock = decodeTime - CLOCK_LEAD_90K & MASK_33;
            target.putInt((int) (clock >> 1)).putShort((short) (clock << 15 & 0x8000 | 0x7E00));
        }

        private void putField(ByteBuffer target, int field, boolean withClock) {
            target.put((byte) (field - 1));
            if (field == 1) {
                return;
            }
            int stuffing = field - 2;
            target.put((byte) ((unitStart && sync && withClock ? 0x40 : 0) | (withClock ? 0x10 : 0)));
            if (withClock) {
                putClockValue(target, decode);
                stuffing -= 6;
            }
            for (int i = 0; i < stuffing; i++) {
                target.put((byte) 0xFF);
            }
        }
    }
}
