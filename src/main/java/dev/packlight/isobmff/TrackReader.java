package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.Limits;
import dev.packlight.codec.KeyFrames;
import dev.packlight.codec.SampleLook;
import dev.packlight.media.Edit;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads one {@code trak} (ISO/IEC 14496-12 §8.3). */
final class TrackReader {

    private static final SampleDescription NO_DESCRIPTION = new SampleDescription("none", Map.of(), 0, 0, 0, 0);
    private static final SampleTable NO_SAMPLES = new SampleTableBuilder(new long[0]).build();

    private final Box trak;
    private final Timescale movieScale;
    private final Budget budget;
    private final boolean fragmented;

    TrackReader(Box trak, Timescale movieScale, Budget budget, boolean fragmented) {
        this.trak = trak;
        this.movieScale = movieScale;
        this.budget = budget;
        this.fragmented = fragmented;
    }

    Track read() throws MediaFormatException {
        try {
            return readAll();
        } catch (IndexOutOfBoundsException e) {
            throw malformed("a box is cut off", trak.path(), trak.position(), Box.CLAUSE);
        }
    }

    /** The track without samples, because of {@code failure}; of unknown kind where not even that can be read. */
    Track unreadable(MediaFormatException failure) {
        int id = 0;
        TrackKind kind = TrackKind.OTHER;
        try {
            id = id(trak.require("tkhd", "ISO/IEC 14496-12 §8.3.2"));
            kind = kind(trak.require("mdia", "ISO/IEC 14496-12 §8.4.1"));
        } catch (MediaFormatException | IndexOutOfBoundsException e) {
            kind = TrackKind.OTHER;
        }
        return unreadable(
                new Track(id, kind, NO_DESCRIPTION, Timescale.PRESENTATION, "und", Edit.NONE, 0, NO_SAMPLES, ""),
                failure);
    }

    /** {@code track} without samples, because of {@code failure}. */
    static Track unreadable(Track track, MediaFormatException failure) {
        return new Track(
                track.id(),
                track.kind(),
                track.description(),
                track.timescale(),
                track.language(),
                track.edit(),
                track.rotationDegrees(),
                NO_SAMPLES,
                "cannot be read: " + failure.getMessage());
    }

    private Track readAll() throws MediaFormatException {
        Box mdia = trak.require("mdia", "ISO/IEC 14496-12 §8.4.1");
        Box mdhd = mdia.require("mdhd", "ISO/IEC 14496-12 §8.4.2");
        Timescale scale = Movie.timescale(mdhd);
        TrackKind kind = kind(mdia);
        Box stbl = mdia.require("minf", "ISO/IEC 14496-12 §8.4.4").require("stbl", "ISO/IEC 14496-12 §8.5.1");
        Box tkhd = trak.require("tkhd", "ISO/IEC 14496-12 §8.3.2");
        SampleTableReader table = new SampleTableReader(stbl, budget);
        SampleTable claimed = table.read();
        requireSensibleTimes(claimed, scale, stbl);
        SampleDescription description = kind == TrackKind.OTHER
                ? NO_DESCRIPTION
                : SampleDescriptionReader.read(stbl, kind, table.firstDescription(), budget);
        SampleTable samples = verified(claimed, description, scale, budget);
        EditList edits = EditList.read(trak, movieScale, scale);
        String obstacle = table.changesDescription()
                ? "changes its sample description on the way, and formats carry one"
                : edits.obstacle();
        return new Track(
                id(tkhd),
                kind,
                seen(description, samples, budget),
                scale,
                language(mdhd, mdia),
                edits.edit(),
                rotation(tkhd),
                fragmented ? samples : edits.shown(samples, kind),
                obstacle);
    }

    /** The description with what its codec must see of the samples. */
    static SampleDescription seen(SampleDescription description, SampleTable samples, Budget budget) {
        try {
            return SampleLook.at(description, samples, budget.source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The samples with their true key frames. */
    static SampleTable verified(SampleTable claimed, SampleDescription description, Timescale scale, Budget budget) {
        try {
            return KeyFrames.verified(claimed, description, scale, budget.source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses times that no clock and no recording gives, with which arithmetic might overflow. */
    static void requireSensibleTimes(SampleTable samples, Timescale scale, Box where) throws MediaFormatException {
        if (samples.count() == 0) {
            return;
        }
        long seconds = (samples.endDtsTicks() - samples.dtsTicks(0)) / scale.ticksPerSecond();
        long latest = Math.max(samples.endDtsTicks(), -samples.dtsTicks(0)) / scale.ticksPerSecond();
        if (seconds > Limits.DURATION_SECONDS || seconds < 0 || latest > Limits.TIME_SECONDS) {
            throw unsupported(
                    "the track lasts " + seconds + " s, to second " + latest + "; " + Limits.DURATION_SECONDS
                            + " s are the most",
                    where.path(),
                    where.position(),
                    "ISO/IEC 14496-12 §8.6.1.2");
        }
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

    /**
     * The extended language's first part where it has three letters, else the packed code (ISO/IEC 14496-12 §8.4.2.3,
     * §8.4.6).
     */
    private static String language(Box mdhd, Box mdia) throws MediaFormatException {
        Box elng = mdia.child("elng").orElse(null);
        if (elng != null) {
            ByteReader in = elng.reader().skip((int) Math.min(4, elng.length()));
            String tag = new String(in.take(Math.min(4, in.remaining())), StandardCharsets.US_ASCII);
            if (tag.matches("(?s)[a-z]{3}([-\\x00].*)?")) {
                return tag.substring(0, 3);
            }
        }
        int skip = mdhd.version() == 1 ? 28 : 16;
        mdhd.need(skip + 6);
        return Languages.code(mdhd.fullReader().skip(skip).u16());
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
