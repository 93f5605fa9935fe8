package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.codec.Codec;
import dev.packlight.codec.Codecs;
import dev.packlight.codec.ConfigurationBox;
import dev.packlight.codec.SampleEntryBoxes;
import dev.packlight.codec.StreamInfo;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;

/**
 * Writes sample entries of pictures and sound (ISO/IEC 14496-12 §12.1.3, §12.2.3).
 *
 * <p>An entry is written from what was understood of the stored one, box by box; what was not understood, and fields
 * that only QuickTime knows, stay behind.
 */
public final class SampleEntryWriter {

    private static final long DOTS_PER_INCH = 72L << 16;
    private static final int COLOUR_WITHOUT_ALPHA = 0x18;
    private static final int SAMPLE_BITS = 16;
    private static final int LARGEST_RATE_HZ = 0xFFFF;

    private SampleEntryWriter() {}

    /** @param type type of the entry, the stored one or one that says the same in another way */
    public static byte[] write(SampleDescription description, String type) throws MediaFormatException {
        Codec codec = Codecs.of(description)
                .orElseThrow(() -> unsupported(
                        "'" + description.fourcc() + "' is no codec that is known",
                        "stsd/" + description.fourcc(),
                        -1,
                        "ISO/IEC 14496-12 §8.5.2"));
        StreamInfo info = codec.describe(description);
        BoxWriter boxes = new BoxWriter(256);
        var configuration = codec.configuration(description, type);
        boxes.box(type, () -> {
            boxes.out().zeros(6).u16(1);
            switch (info) {
                case StreamInfo.Video video -> picture(boxes.out(), description, video);
                case StreamInfo.Audio audio -> sound(boxes.out(), audio);
            }
            configuration.forEach(box -> append(boxes, box));
            if (info instanceof StreamInfo.Video video) {
                SampleEntryBoxes.write(description, video).forEach(box -> append(boxes, box));
            }
        });
        return boxes.toByteArray();
    }

    private static void append(BoxWriter boxes, ConfigurationBox box) {
        boxes.box(box.type(), () -> boxes.out().raw(box.payload()));
    }

    private static void picture(ByteWriter out, SampleDescription description, StreamInfo.Video video) {
        out.zeros(16)
                .u16(description.widthPixels() > 0 ? description.widthPixels() : video.widthPixels())
                .u16(description.heightPixels() > 0 ? description.heightPixels() : video.heightPixels())
                .u32(DOTS_PER_INCH)
                .u32(DOTS_PER_INCH)
                .u32(0)
                .u16(1)
                .zeros(32)
                .u16(COLOUR_WITHOUT_ALPHA)
                .u16(0xFFFF);
    }

    /** A rate beyond 16 bits is said by the media header and the codec's own configuration. */
    private static void sound(ByteWriter out, StreamInfo.Audio audio) {
        long rate = audio.sampleRateHz() <= LARGEST_RATE_HZ ? audio.sampleRateHz() : 0;
        out.zeros(8).u16(audio.channels()).u16(SAMPLE_BITS).u32(0).u32(rate << 16);
    }
}
