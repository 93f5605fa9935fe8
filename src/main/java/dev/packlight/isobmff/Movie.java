package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A movie header with its tracks and the fragments behind it (ISO/IEC 14496-12 §8.2.1).
 *
 * <p>A track that cannot be read is kept without samples and with the reason, as long as there is picture and sound
 * enough without it: a picture where there was one, else some sound.
 */
final class Movie {

    private final Box moov;
    private final Budget budget;
    private final Timescale timescale;
    private final List<Track> tracks = new ArrayList<>();
    private final BitSet unreadable = new BitSet();
    private final List<MediaFormatException> failures = new ArrayList<>();
    private final Map<Integer, FragmentedSamples> fragmented = new LinkedHashMap<>();
    private @Nullable FragmentReader fragments;

    private Movie(Box moov, Budget budget) throws MediaFormatException {
        this.moov = moov;
        this.budget = budget;
        this.timescale = timescale(mvhd());
    }

    static Movie read(Box moov, Budget budget) throws MediaFormatException {
        Movie movie = new Movie(moov, budget);
        movie.readTracks();
        return movie;
    }

    private Box mvhd() throws MediaFormatException {
        return moov.require("mvhd", "ISO/IEC 14496-12 §8.2.2");
    }

    private void readTracks() throws MediaFormatException {
        Box mvex = moov.child("mvex").orElse(null);
        for (Box trak : moov.children()) {
            if (trak.type().equals("trak")) {
                readTrack(trak, mvex != null);
            }
        }
        requireEnough();
        if (mvex != null) {
            for (Track track : tracks) {
                fragmented.put(
                        track.id(),
                        new FragmentedSamples(
                                track.samples(),
                                Limits.TIME_SECONDS * track.timescale().ticksPerSecond()));
            }
            fragments = new FragmentReader(budget, fragmented);
            fragments.readDefaults(mvex);
        }
    }

    private void readTrack(Box trak, boolean isFragmented) throws MediaFormatException {
        if (tracks.size() == Limits.TRACKS) {
            throw unsupported(
                    "the file has more than " + Limits.TRACKS + " tracks",
                    trak.path(),
                    trak.position(),
                    "ISO/IEC 14496-12 §8.3.1");
        }
        TrackReader reader = new TrackReader(trak, timescale, budget, isFragmented);
        try {
            tracks.add(reader.read());
        } catch (MediaFormatException e) {
            tracks.add(reader.unreadable(e));
            note(tracks.size() - 1, e);
        }
    }

    void readFragment(Box moof, long at) throws MediaFormatException {
        if (fragments == null) {
            throw malformed(
                    "there are fragments, but the movie header does not announce them",
                    "moov/mvex",
                    at,
                    "ISO/IEC 14496-12 §8.8.1");
        }
        fragments.read(moof, at);
    }

    /** What was read, once all fragments are. */
    MediaFile file(String path, long sizeBytes, String brand, boolean indexFirst) throws MediaFormatException {
        if (fragments != null) {
            for (int i = 0; i < tracks.size(); i++) {
                tracks.set(i, unreadable.get(i) ? tracks.get(i) : withFragments(i));
            }
            requireEnough();
        }
        return new MediaFile(path, sizeBytes, brand, durationTicks(), timescale, indexFirst, tracks);
    }

    private Track withFragments(int index) {
        Track track = tracks.get(index);
        FragmentedSamples samples = Objects.requireNonNull(fragmented.get(track.id()));
        try {
            if (samples.failure().isPresent()) {
                throw samples.failure().get();
            }
            SampleTable claimed = samples.build(track.kind() != TrackKind.VIDEO);
            Track whole = track.withSamples(
                            TrackReader.verified(claimed, track.description(), track.timescale(), budget))
                    .withDescription(TrackReader.seen(track.description(), claimed, budget));
            TrackReader.requireSensibleTimes(whole.samples(), track.timescale(), moov);
            return whole;
        } catch (MediaFormatException e) {
            note(index, e);
            return TrackReader.unreadable(track, e);
        }
    }

    private void requireEnough() throws MediaFormatException {
        if (failures.isEmpty()) {
            return;
        }
        boolean wantsVideo = tracks.stream().anyMatch(t -> t.kind() == TrackKind.VIDEO);
        boolean enough = IntStream.range(0, tracks.size())
                .filter(i -> !unreadable.get(i))
                .mapToObj(i -> tracks.get(i).kind())
                .anyMatch(kind -> kind == TrackKind.VIDEO || !wantsVideo && kind != TrackKind.OTHER);
        if (!enough) {
            throw failures.getFirst();
        }
    }

    /** Keeps the reason; that of a picture comes first. */
    private void note(int index, MediaFormatException e) {
        unreadable.set(index);
        failures.add(tracks.get(index).kind() == TrackKind.VIDEO ? 0 : failures.size(), e);
    }

    /** From the first to the last that is shown of fragments; else what the header says, unless it cannot be meant. */
    private long durationTicks() throws MediaFormatException {
        long found = span();
        if (fragments != null && found > 0) {
            return found;
        }
        Box mvhd = mvhd();
        ByteReader in = mvhd.fullReader().skip(mvhd.version() == 1 ? 20 : 12);
        long said = mvhd.version() == 1 ? in.i64() : in.u32();
        boolean unknown = said < 0 || mvhd.version() == 0 && said == 0xFFFF_FFFFL;
        boolean meant = !unknown && said / timescale.ticksPerSecond() <= Limits.DURATION_SECONDS;
        return meant ? said : unknown ? 0 : found;
    }

    private long span() {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (Track track : tracks) {
            if (track.samples().count() > 0) {
                long first = track.presentationTicks(0);
                start = Math.min(
                        start, movieTicks(track, Math.max(first, track.edit().leadInTicks())));
                end = Math.max(end, movieTicks(track, first + track.mediaDurationTicks()));
            }
        }
        return Math.max(0, start == Long.MAX_VALUE ? 0 : end - start);
    }

    private long movieTicks(Track track, long ticks) {
        return track.timescale().rescale(ticks, timescale, Rounding.NEAREST);
    }

    /** Timescale of {@code mvhd} or {@code mdhd}, which share their first fields. */
    static Timescale timescale(Box header) throws MediaFormatException {
        header.need(header.version() == 1 ? 32 : 20);
        long ticks = header.fullReader().skip(header.version() == 1 ? 16 : 8).u32();
        if (ticks == 0) {
            throw malformed("the timescale is 0", header.path(), header.position(), "ISO/IEC 14496-12 §8.4.2.3");
        }
        if (ticks > Limits.TICKS_PER_SECOND) {
            throw unsupported(
                    "the timescale is " + ticks + "; " + Limits.TICKS_PER_SECOND + " is the most",
                    header.path(),
                    header.position(),
                    "ISO/IEC 14496-12 §8.4.2.3");
        }
        return new Timescale(ticks);
    }
}
