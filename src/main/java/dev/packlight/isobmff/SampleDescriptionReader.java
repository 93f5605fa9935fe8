package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one entry of {@code stsd} (ISO/IEC 14496-12 §8.5.2, §12.1.3, §12.2.3). */
final class SampleDescriptionReader {

    private static final String CLAUSE = "ISO/IEC 14496-12 §8.5.2";
    private static final int VISUAL_FIELDS = 78;
    private static final int AUDIO_FIELDS = 28;

    private SampleDescriptionReader() {}

    /** @param number which entry, from 1; the first where there is no such one */
    static SampleDescription read(Box stbl, TrackKind kind, int number, Budget budget) throws MediaFormatException {
        Box stsd = stbl.require("stsd", CLAUSE);
        List<Box> entries = stsd.children(8);
        if (entries.isEmpty()) {
            throw malformed("the track has no sample description", stsd.path(), stsd.position(), CLAUSE);
        }
        Box entry = entries.get(number >= 1 && number <= entries.size() ? number - 1 : 0);
        budget.takeDescription(entry);
        return switch (kind) {
            case VIDEO -> visual(entry);
            case AUDIO -> audio(entry);
            default -> new SampleDescription(entry.type(), Map.of(), 0, 0, 0, 0);
        };
    }

    private static SampleDescription visual(Box entry) throws MediaFormatException {
        entry.need(VISUAL_FIELDS);
        ByteReader in = entry.reader().skip(24);
        int width = in.u16();
        int height = in.u16();
        return new SampleDescription(entry.type(), boxes(entry, VISUAL_FIELDS), width, height, 0, 0);
    }

    private static SampleDescription audio(Box entry) throws MediaFormatException {
        entry.need(AUDIO_FIELDS);
        ByteReader in = entry.reader().skip(8);
        int version = in.u16();
        int channels = in.skip(6).u16();
        long rate = in.skip(6).u32() >>> 16;
        int fields =
                switch (version) {
                    case 1 -> AUDIO_FIELDS + 16;
                    case 2 -> AUDIO_FIELDS + 36;
                    default -> AUDIO_FIELDS;
                };
        entry.need(fields);
        if (version == 2) {
            ByteReader extension = entry.reader().skip(AUDIO_FIELDS + 4);
            rate = Math.round(Double.longBitsToDouble(extension.i64()));
            channels = extension.i32();
        }
        return new SampleDescription(entry.type(), boxes(entry, fields), 0, 0, channels, rate);
    }

    private static Map<String, byte[]> boxes(Box entry, int fields) throws MediaFormatException {
        Map<String, byte[]> boxes = new LinkedHashMap<>();
        for (Box child : entry.children(fields)) {
            boxes.putIfAbsent(child.type(), child.bytes());
            if (child.type().equals("wave")) {
                for (Box inner : child.children()) {
                    boxes.putIfAbsent(inner.type(), inner.bytes());
                }
            }
        }
        return boxes;
    }
}
