package dev.packlight.mpegts;

import dev.packlight.bytes.ByteSource;
import dev.packlight.codec.ElementaryStream;
import dev.packlight.codec.ElementaryStream.Adts;
import dev.packlight.codec.ElementaryStream.Frames;
import dev.packlight.codec.ElementaryStream.NalUnits;
import dev.packlight.codec.NalWalk;
import dev.packlight.codec.SampleUnits;
import dev.packlight.codec.UnitIndex;
import dev.packlight.media.Column;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleTable;
import dev.packlight.segmentation.Cut;
import java.io.IOException;

/**
 * One elementary stream of a transport stream: which samples make one PES packet, and how many packets that takes.
 *
 * @param cut its samples by segment
 * @param source the bytes of its file
 * @param form how its samples are framed
 * @param clock whether its packets carry the program clock
 * @param delimited whether its samples begin with access unit delimiters of their own, which are then not put twice
 * @param growth bytes that each sample gains because start codes are longer than its length fields
 */
public record TsStream(
        Cut cut, ByteSource source, ElementaryStream form, boolean clock, boolean delimited, Column growth) {

    static final int VIDEO_PID = 0x100;
    static final int AUDIO_PID = 0x101;
    static final int PACKET = 188;
    static final int START_CODE = 4;
    static final int PAYLOAD = 184;
    /** Adaptation field with a program clock: length, flags, six bytes of clock. */
    static final int CLOCK_FIELD = 8;

    static final int PES_PTS_HEADER = 14;
    static final int PES_PTS_DTS_HEADER = 19;
    /** How long the clock may pause (ISO/IEC 13818-1 §2.7.2). */
    private static final int CLOCK_PAUSE_90K = 9000;
    /** More clocks than any segment that is delivered needs between two units. */
    private static final int MOST_CLOCKS = 1000;
    /** AAC frames in one PES packet, if they last no longer than the clock may pause. */
    private static final int FRAMES_PER_PES = 4;

    private static final int FRAME_SAMPLES = 1024;
    private static final int DELIMITER_BYTES = 2;
    private static final int DELIMITER_TYPE = 9;
    private static final int TYPE_MASK = 0x1F;

    /**
     * A stream whose first sample tells whether it is delimited.
     *
     * @param units of its samples; all of them are looked at only where start codes are longer than length fields
     */
    public static TsStream of(Cut cut, ByteSource source, ElementaryStream form, UnitIndex units, Clock clock)
            throws MediaFormatException, IOException {
        SampleTable samples = cut.timing().track().samples();
        boolean clocked = clock == Clock.CARRIED;
        Column none = Column.constant(0, samples.count());
        if (!(form instanceof NalUnits nal)) {
            return new TsStream(cut, source, form, clocked, false, none);
        }
        SampleUnits first = whole(units, samples, 0);
        boolean delimited =
                first.count() > 1 && first.type(0) == DELIMITER_TYPE && first.lengthBytes(0) == DELIMITER_BYTES;
        Column growth = nal.nalLengthBytes() < START_CODE ? growth(samples, units, nal.nalLengthBytes()) : none;
        return new TsStream(cut, source, form, clocked, delimited, growth);
    }

    private static Column growth(SampleTable samples, UnitIndex units, int lengthBytes)
            throws MediaFormatException, IOException {
        int[] growth = new int[samples.count()];
        for (int i = 0; i < growth.length; i++) {
            growth[i] = whole(units, samples, i).count() * (START_CODE - lengthBytes);
        }
        return Column.of(growth);
    }

    private static SampleUnits whole(UnitIndex units, SampleTable samples, int sample)
            throws MediaFormatException, IOException {
        SampleUnits found = units.of(sample);
        if (found.damage().isPresent()) {
            throw found.damage().get().exception(samples.offsetBytes(sample));
        }
        return found;
    }

    /** Whether a stream carries the program clock. */
    public enum Clock {
        CARRIED,
        ELSEWHERE
    }

    /** Whether a delimited stream's sample really begins with its delimiter. */
    static boolean beginsWithDelimiter(NalWalk sample) throws IOException {
        return sample.next() && sample.length() == DELIMITER_BYTES && (sample.header() & TYPE_MASK) == DELIMITER_TYPE;
    }

    boolean isVideo() {
        return form instanceof NalUnits;
    }

    int pid() {
        return isVideo() ? VIDEO_PID : AUDIO_PID;
    }

    /**
     * First sample after the unit that begins at {@code first}. Only the first frame of a unit has a time stamp, so a
     * frame that does not follow on from the one before begins a unit of its own.
     */
    int unitEnd(int first, int end) {
        if (!(form instanceof Adts adts)) {
            return first + 1;
        }
        long frame = cut.timing().track().timescale().ticksPerSecond() * FRAME_SAMPLES / adts.rateHz();
        int most = Math.clamp(adts.rateHz() / (FRAME_SAMPLES * 10L), 1, FRAMES_PER_PES);
        int last = Math.min(end, first + most);
        if (!samples().hasCompositionOffsets() && Math.abs(samples().uniformDurationTicks(first, last) - frame) <= 1) {
            return last;
        }
        int next = first + 1;
        while (next < last && Math.abs(samples().ptsTicks(next) - samples().ptsTicks(next - 1) - frame) <= 1) {
            next++;
        }
        return next;
    }

    /**
     * Packets with the clock alone that stand between the unit at {@code first} and the one that is decoded next, at
     * {@code next}.
     */
    int clocks(int first, int next) {
        if (!clock) {
            return 0;
        }
        long pause = cut.timing().decode90k(next) - cut.timing().decode90k(first);
        return Math.clamp(Math.ceilDiv(pause, CLOCK_PAUSE_90K) - 1, 0, MOST_CLOCKS);
    }

    SampleTable samples() {
        return cut.timing().track().samples();
    }

    /** Bytes of PES header and framing that stand before the first sample of the unit at {@code first}. */
    int prefixBytes(int first) {
        return switch (form) {
            case NalUnits nal ->
                (cut.timing().isDelayed() ? PES_PTS_DTS_HEADER : PES_PTS_HEADER)
                        + (delimited ? 0 : nal.accessUnitPrefix().length)
                        + (samples().isSync(first) ? nal.parameterSets().length : 0);
            case Adts adts -> PES_PTS_HEADER;
            case Frames frames -> PES_PTS_HEADER;
        };
    }

    int largestPrefixBytes() {
        return switch (form) {
            case NalUnits nal -> PES_PTS_DTS_HEADER + nal.accessUnitPrefix().length + nal.parameterSets().length;
            case Adts adts -> PES_PTS_HEADER;
            case Frames frames -> PES_PTS_HEADER;
        };
    }

    /** Bytes of the samples of one unit, framing of each sample included. */
    int payloadBytes(int first, int end) {
        int framing = form instanceof Adts ? Adts.HEADER_BYTES * (end - first) : 0;
        return (int) samples().bytes(first, end) + framing + (int) growth.get(first);
    }

    /** Transport packets of the unit that holds samples {@code first} to {@code end}. */
    int packets(int first, int end) {
        int capacity = clock ? PAYLOAD - CLOCK_FIELD : PAYLOAD;
        int bytes = prefixBytes(first) + payloadBytes(first, end);
        return bytes <= capacity ? 1 : 1 + Math.ceilDiv(bytes - capacity, PAYLOAD);
    }
}
