package dev.packlight.isobmff;

import dev.packlight.bytes.ByteReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads one {@code trak} (ISO/IEC 14496-12 §8.3). */
final class TrackReader {

    private final Box trak;
    private final Timescale movieScale;
    private final long fileSize;
    private final boolean fragmented;

    TrackReader(Box trak, Timescale movieScale, long fileSize, boolean fragmented) {
        this.trak = trak;
        this.movieScale = movieScale;
        this.fileSize = fileSize;
        this.fragmented = fragmented;
    }

    Track read() throws MediaFormatException {
        Box mdia = trak.require("mdia", "ISO/IEC 14496-12 §8.4.1");
        Box mdhd = mdia.require("mdhd", "ISO/IEC 14496-12 §8.4.2");
        Timescale scale = Mp4Reader.timescale(mdhd);
        TrackKind kind = kind(mdia);
        Box stbl = mdia.require("minf", "ISO/IEC 14496-12 §8.4.4").require("stbl", "ISO/IEC 14496-12 §8.5.1");
        Box tkhd = trak.require("tkhd", "ISO/IEC 14496-12 §8.3.2");
        SampleTableReader table = new SampleTableReader(stbl, fileSize);
        SampleTable samples = table.read();
        SampleDescription description = kind == TrackKind.OTHER
                ? new SampleDescription("none", new byte[0], Map.of(), 0, 0, 0, 0)
                : SampleDescriptionReader.read(stbl, kind, table.firstDescription());
        EditList edits = EditList.read(trak, movieScale, scale);
        String obstacle = table.descriptions() > 1
                ? "changes its sample description on the way, and formats carry one"
                : edits.obstacle();
        return new Track(
                id(tkhd),
                kind,
                description,
                scale,
                language(mdhd, mdia),
                edits.edit(),
                rotation(tkhd),
                fragmented ? samples : edits.shown(samples, kind),
                obstacle);
    }

    private static TrackKind kind(Box mdia) throws MediaFormatException {
        Box hdlr = mdia.require("hdlr", "ISO/IEC 14496-12 §8.4.3");
        hdlr.need(12);
        return switch (hdlr.fullReader().skip(4).fourcc()) {
            case "vide" -> TrackKind.VIDEO;
            case "soun" -> TrackKind.AUDIO;
            case "text", "subt", "sbtl", "clcp" -> TrackKind.TEXT;
            default -> TrackKind.OTHER;
        };
    }

    private static int id(Box tkhd) throws MediaFormatException {
        tkhd.need(24);
        return tkhd.fullReader().skip(tkhd.version() == 1 ? 16 : 8).i32();
    }

    /** The extended language's first part where it has three letters, else the packed code (ISO/IEC 14496-12 §8.4.2.3, §8.4.6). */
    private static String language(Box mdhd, Box mdia) throws MediaFormatException {
        Box elng = mdia.child("elng").orElse(null);
        if (elng != null) {
            String tag = new String(elng.fullReader().take(elng.end() - elng.start() - 4), StandardCharsets.US_ASCII)
                    .replaceAll("[-\\x00].*", "");
            if (tag.matches("[a-z]{3}")) {
                return tag;
            }
        }
        int skip = mdhd.version() == 1 ? 28 : 16;
        mdhd.need(skip + 6);
        int packed = mdhd.fullReader().skip(skip).u16();
        char[] letters = {
            (char) (0x60 + (packed >> 10 & 31)), (char) (0x60 + (packed >> 5 & 31)), (char) (0x60 + (packed & 31))
        };
        String code = new String(letters);
        return code.chars().allMatch(c -> c >= 'a' && c <= 'z') ? code : "und";
    }

    /** Turn of the display matrix in steps of 90 degrees (ISO/IEC 14496-12 §8.3.2.3). */
    private static int rotation(Box tkhd) throws MediaFormatException {
        int skip = tkhd.version() == 1 ? 48 : 36;
        tkhd.need(4 + skip + 36);
        ByteReader in = tkhd.fullReader().skip(skip);
        int a = in.i32();
        int b = in.i32();
        if (a == 0) {
            return b > 0 ? 90 : b < 0 ? 270 : 0;
        }
        return a < 0 ? 180 : 0;
    }
}
