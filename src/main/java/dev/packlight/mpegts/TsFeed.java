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
import java.util.stream.LongStream;

/** The samples of one stream on their way into packets. */
final class TsFeed {

    /** How far the program clock runs ahead of decoding. */
    private static final long CLOCK_LEAD_90K = 63_000;

    private static final long MASK_33 = (1L << 33) - 1;

    private final TsStream stream;
    private final TrackTiming timing;
    private final ByteWindow window;
    private final int end;
    private int first;
    private int next;
    private int counter;
    private boolean sync;
    private long decode;
    private final ByteBuffer prefix;
    private ByteBuffer payload = ByteBuffer.allocate(0);
    private int payloadAt;
    private int payloadEnd;
    private boolean unitStart;
    private ByteBuffer frames = ByteBuffer.allocate(0);

    TsFeed(TsStream stream, int segment, int packetsBefore) {
        this.stream = stream;
        this.timing = stream.cut().timing();
        this.next = stream.cut().firstSample(segment);
        this.end = stream.cut().endSample(segment);
        this.counter = packetsBefore;
        this.window = window(stream, next, end);
        this.prefix = ByteBuffer.allocate(stream.largestPrefixBytes());
    }

    private static ByteWindow window(TsStream stream, int first, int end) {
        LongStream.Builder stretches = LongStream.builder();
        stream.samples()
                .forEachStretch(
                        first, end, (offset, length) -> stretches.add(offset).add(length));
        return ByteWindow.along(stream.source(), stretches.build().toArray());
    }

    /** Gives memory back; nothing is put any more. */
    void close() {
        window.release();
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

    boolean isClock() {
        return stream.clock();
    }

    /** Decoding time of the unit that was begun last, on the clock of the stream. */
    long decode() {
        return decode;
    }

    /** Whether the next unit is a key picture. */
    boolean nextIsKeyPicture() {
        return stream.isVideo() && stream.samples().isSync(next);
    }

    /** Packets of the next unit. */
    int nextPackets() {
        return stream.packets(next, stream.unitEnd(next, end));
    }

    /** Clocks alone that are due between the unit that was begun last and the one behind it. */
    int clocksBehind() {
        return stream.clock() ? stream.clocks(first, next) : 0;
    }

    /** Takes the next unit up without reading it. */
    void beginUnit() {
        first = next;
        next = stream.unitEnd(first, end);
        decode = timing.decode90k(first) + TsSegment.BASE_90K;
        sync = stream.samples().isSync(first);
    }

    /** Passes over the unit that was begun last, as if its packets had been sent. */
    void passUnit() {
        counter += stream.packets(first, next);
    }

    /** Reads the unit that was begun last. */
    void openUnit() throws IOException {
        unitStart = true;
        switch (stream.form()) {
            case NalUnits nal -> openPicture(nal, first);
            case Adts adts -> openFrames(adts, first);
            case Frames alone -> openFrame(alone, first);
        }
    }

    private void openPicture(NalUnits nal, int sample) throws IOException {
        long offset = stream.samples().offsetBytes(sample);
        int size = stream.samples().sizeBytes(sample);
        payloadAt = window.locate(offset, size);
        payload = window.buffer();
        payloadEnd = payloadAt + size;
        boolean own = stream.delimited() && TsStream.beginsWithDelimiter(units(nal, sample));
        if (nal.nalLengthBytes() == TsStream.START_CODE) {
            startCodes(units(nal, sample), sample);
        } else {
            longerStartCodes(units(nal, sample), sample);
        }
        writePesHeader(sample, PesHeader.VIDEO, 0);
        if (own) {
            putPayload(prefix, nal.accessUnitPrefix().length);
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
        return new NalWalk(window, nal.nalLengthBytes(), samples.offsetBytes(sample), samples.sizeBytes(sample));
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
                    .exception(stream.samples().offsetBytes(sample))
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
        int size = stream.samples().sizeBytes(sample);
        payloadAt = window.locate(stream.samples().offsetBytes(sample), size);
        payload = window.buffer();
        payloadEnd = payloadAt + size;
        writePesHeader(sample, alone.streamId(), size);
        prefix.flip();
    }

    private void openFrames(Adts adts, int first) throws IOException {
        int bytes = stream.payloadBytes(first, next);
        room(bytes);
        for (int i = first; i < next; i++) {
            int size = stream.samples().sizeBytes(i);
            int at = window.locate(stream.samples().offsetBytes(i), size);
            AdtsHeader.put(frames, adts, size);
            frames.put(frames.position(), window.buffer(), at, size).position(frames.position() + size);
        }
        payload = frames;
        payloadAt = 0;
        payloadEnd = bytes;
        writePesHeader(first, PesHeader.AAC, bytes);
        prefix.flip();
    }

    private void writePesHeader(int sample, int streamId, int payloadBytes) {
        prefix.clear();
        long shown = timing.presentation90k(sample) + TsSegment.BASE_90K;
        if (stream.isVideo() && timing.isDelayed()) {
            PesHeader.put(prefix, streamId, payloadBytes, shown, decode);
        } else {
            PesHeader.put(prefix, streamId, payloadBytes, shown);
        }
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
        putPayload(target, carried - fromPrefix);
    }

    private void putPayload(ByteBuffer target, int bytes) {
        target.put(target.position(), payload, payloadAt, bytes).position(target.position() + bytes);
        payloadAt += bytes;
    }

    /** The packets in the midst of a unit for which there is room: a header that is one number, and payload alone. */
    void putWholePackets(ByteBuffer target) {
        int packets = prefix.hasRemaining()
                ? 0
                : Math.min(target.remaining() / TsStream.PACKET, (payloadEnd - payloadAt) / TsStream.PAYLOAD);
        int header = 0x47000010 | stream.pid() << 8;
        int at = target.position();
        for (int i = 0; i < packets; i++) {
            target.putInt(at, header | counter++ & 15).put(at + 4, payload, payloadAt, TsStream.PAYLOAD);
            at += TsStream.PACKET;
            payloadAt += TsStream.PAYLOAD;
        }
        target.position(at);
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
