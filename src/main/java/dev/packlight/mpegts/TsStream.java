package dev.packlight.mpegts;

import dev.packlight.bytes.ByteSource;
import dev.packlight.codec.ElementaryStream;
import dev.packlight.codec.ElementaryStream.Adts;
import dev.packlight.codec.ElementaryStream.NalUnits;
import dev.packlight.media.SampleTable;
import dev.packlight.segmentation.Cut;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One elementary stream of a transport stream: which samples make one PES packet, and how many packets that takes.
 *
 * @param cut its samples by segment
 * @param source the bytes of its file
 * @param form how its samples are framed
 * @param clock whether its packets carry the program clock
 * @param delimited whether its samples begin with access unit delimiters of their own, which are then not put twice
 */
public record TsStream(Cut cut, ByteSource source, ElementaryStream form, boolean clock, boolean delimited) {

    static final int VIDEO_PID = 0x100;
    static final int AUDIO_PID = 0x101;
    static final int PACKET = 188;
    static final int PAYLOAD = 184;
    /** Adaptation field with a program clock: length, flags, six bytes of clock. */
    static final int CLOCK_FIELD = 8;
    static final int PES_PTS_HEADER = 14;
    static final int PES_PTS_DTS_HEADER = 19;
    /** AAC frames in one PES packet: 85 ms at 48 kHz, within the 100 ms that the clock may pause. */
    private static final int FRAMES_PER_PES = 4;
    /** Length field of two bytes' NAL unit, and its type. */
    private static final byte[] OWN_DELIMITER = {0, 0, 0, 2, 9};

    /** A stream whose first sample tells whether it is delimited. */
    public static TsStream of(Cut cut, ByteSource source, ElementaryStream form, Clock clock) throws IOException {
        SampleTable samples = cut.timing().track().samples();
        boolean delimited = form instanceof NalUnits && samples.size(0) > OWN_DELIMITER.length
                && Arrays.equals(source.readFully(samples.offset(0), OWN_DELIMITER.length), OWN_DELIMITER);
        return new TsStream(cut, source, form, clock == Clock.CARRIED, delimited);
    }

    /** Whether a stream carries the program clock. */
    public enum Clock {
        CARRIED,
        ELSEWHERE
    }

    /** Whether a delimited stream's sample really begins with its delimiter. */
    static boolean beginsWithDelimiter(ByteBuffer bytes, int at, int size) {
        return size > OWN_DELIMITER.length && bytes.getInt(at) == 2 && (bytes.get(at + 4) & 0x1F) == 9;
    }

    boolean isVideo() {
        return form instanceof NalUnits;
    }

    int pid() {
        return isVideo() ? VIDEO_PID : AUDIO_PID;
    }

    int samplesPerUnit() {
        return isVideo() ? 1 : FRAMES_PER_PES;
    }

    SampleTable samples() {
        return cut.timing().track().samples();
    }

    /** Bytes of PES header and framing that stand before the first sample of the unit at {@code first}. */
    int prefixBytes(int first) {
        return switch (form) {
            case NalUnits nal -> (samples().hasCompositionOffsets() ? PES_PTS_DTS_HEADER : PES_PTS_HEADER)
                    + (delimited ? 0 : nal.accessUnitPrefix().length) + (samples().isSync(first) ? nal.parameterSets().length : 0);
            case Adts adts -> PES_PTS_HEADER;
        };
    }

    int largestPrefixBytes() {
        return switch (form) {
            case NalUnits nal -> PES_PTS_DTS_HEADER + nal.accessUnitPrefix().length + nal.parameterSets().length;
            case Adts adts -> PES_PTS_HEADER;
        };
    }

    /** Bytes of the samples of one unit, framing of each sample included. */
    int payloadBytes(int first, int end) {
        int framing = form instanceof Adts ? Adts.HEADER_BYTES * (end - first) : 0;
        return (int) samples().bytes(first, end) + framing;
    }

    /** Transport packets of the unit that holds samples {@code first} to {@code end}. */
    int packets(int first, int end) {
        int capacity = clock ? PAYLOAD - CLOCK_FIELD : PAYLOAD;
        int bytes = prefixBytes(first) + payloadBytes(first, end);
        return bytes <= capacity ? 1 : 1 + Math.ceilDiv(bytes - capacity, PAYLOAD);
    }
}
