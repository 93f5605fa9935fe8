package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.TrackKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** E-AC-3, Dolby Digital Plus, with Dolby Atmos by joint object coding (ETSI TS 102 366 Annex F.6). */
public final class Eac3 implements Codec {

    /** Data rate and number of substreams. */
    private static final int HEADER_BYTES = 2;

    private static final int STREAM_TYPE = 0x87;
    private static final int PRIVATE_STREAM = 0xBD;
    /** A7FB87AF-2D02-42FB-A4D4-05CD93843BDD in the byte order of Windows. */
    private static final byte[] SUB_FORMAT = {
        (byte) 0xAF,
        (byte) 0x87,
        (byte) 0xFB,
        (byte) 0xA7,
        0x02,
        0x2D,
        (byte) 0xFB,
        0x42,
        (byte) 0xA4,
        (byte) 0xD4,
        0x05,
        (byte) 0xCD,
        (byte) 0x93,
        (byte) 0x84,
        0x3B,
        (byte) 0xDD
    };

    @Override
    public String name() {
        return "E-AC-3";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public Set<String> sampleEntries() {
        return Set.of("ec-3");
    }

    @Override
    public Optional<UnitIndex> units(SampleDescription description, SampleTable samples, ByteSource source) {
        return Optional.of(FrameIndex.synced(samples, source));
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.TS, Carriage.SMOOTH, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        try {
            BitReader in = new BitReader(record(description));
            in.skip(13);
            int substreams = in.intBits(3) + 1;
            int channels = 0;
            int rate = 0;
            for (int i = 0; i < substreams; i++) {
                int code = in.intBits(2);
                in.skip(5 + 1 + 1 + 3);
                int mode = in.intBits(3);
                int count = AcChannels.count(mode, in.bit());
                in.skip(3);
                if (in.intBits(4) > 0) {
                    count += AcChannels.dependent(in.intBits(9));
                } else {
                    in.skip(1);
                }
                channels = i == 0 ? count : channels;
                rate = i == 0 ? AcChannels.rate(code) : rate;
            }
            int objects = in.remainingBits() >= 16 && in.intBits(8) == 1 ? in.intBits(8) : 0;
            return new StreamInfo.Audio(
                    name() + (objects > 0 ? " with Atmos" : ""), "", "ec-3", channels, rate, objects);
        } catch (IndexOutOfBoundsException e) {
            throw malformed("the E-AC-3 configuration record is cut off", "stsd/ec-3/dec3", -1, "ETSI TS 102 366 §F.6");
        }
    }

    @Override
    public Optional<ElementaryStream> elementaryStream(SampleDescription description) {
        return Optional.of(
                new ElementaryStream.Frames(STREAM_TYPE, PRIVATE_STREAM, ElementaryStream.registration("EAC3")));
    }

    /** The tail of a WAVEFORMATEXTENSIBLE: samples in a frame, speakers, sub-format; then the record. */
    @Override
    public Optional<SmoothForm> smooth(SampleDescription description) throws MediaFormatException {
        int speakers = AcChannels.speakers(describe(description).channels());
        byte[] record = write(record(description));
        return Optional.of(new SmoothForm(
                "EC-3",
                new ByteWriter(32)
                        .u8(0)
                        .u8(6)
                        .u8(speakers)
                        .u8(speakers >> 8)
                        .u16(0)
                        .raw(SUB_FORMAT)
                        .raw(record)
                        .toByteArray(),
                4));
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        return List.of(new ConfigurationBox("dec3", write(record(description))));
    }

    private static byte[] record(SampleDescription description) throws MediaFormatException {
        return description
                .box("dec3")
                .filter(box -> box.length >= 5)
                .orElseThrow(() -> malformed(
                        "the E-AC-3 track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        "ETSI TS 102 366 §F.6"));
    }

    /** The substreams, and the complexity of objects where there are any; nothing behind them. */
    private static byte[] write(byte[] stored) throws MediaFormatException {
        int length = HEADER_BYTES;
        for (int i = stored[1] & 7; i >= 0 && length + 3 <= stored.length; i--) {
            length += (stored[length + 2] & 0x1E) == 0 ? 3 : 4;
        }
        if (length > stored.length) {
            throw malformed("the E-AC-3 configuration record is cut off", "stsd/ec-3/dec3", -1, "ETSI TS 102 366 §F.6");
        }
        boolean objects = stored.length >= length + 2 && stored[length] == 1;
        return Arrays.copyOf(stored, objects ? length + 2 : length);
    }
}
