package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.media.MediaFormatException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads movie fragments into sample lists (ISO/IEC 14496-12 §8.8); times from {@code tfdt}, else from the Smooth
 * Streaming {@code tfxd} box (MS-SSTR §2.2.4.4), else from the samples before.
 */
final class FragmentReader {

    private static final String CLAUSE = "ISO/IEC 14496-12 §8.8.8";
    private static final long UNKNOWN = -1;

    private final Budget budget;
    private final Map<Integer, FragmentHeader> defaults = new HashMap<>();
    private final Map<Integer, FragmentedSamples> tracks;
    private long dataEnd;

    FragmentReader(Budget budget, Map<Integer, FragmentedSamples> tracks) {
        this.budget = budget;
        this.tracks = tracks;
    }

    /** Notes the defaults that {@code mvex} gives (§8.8.3). */
    void readDefaults(Box mvex) throws MediaFormatException {
        for (Box trex : mvex.children()) {
            if (trex.type().equals("trex")) {
                FragmentHeader header = FragmentHeader.readDefaults(trex);
                defaults.put(header.trackId(), header);
            }
        }
    }

    /**
     * Adds the samples of the fragment whose {@code moof} box, header included, begins at {@code moofAt}. What is wrong
     * in the part of one track is noted with it, and hurts others only where they lie behind it.
     */
    void read(Box moof, long moofAt) throws MediaFormatException {
        dataEnd = moofAt;
        for (Box traf : moof.children()) {
            if (traf.type().equals("traf")) {
                Box tfhd = traf.require("tfhd", "ISO/IEC 14496-12 §8.8.7");
                FragmentedSamples samples = samples(tfhd);
                try {
                    readTrack(traf, tfhd, samples, moofAt);
                } catch (MediaFormatException e) {
                    samples.fail(e);
                    dataEnd = UNKNOWN;
                } catch (IndexOutOfBoundsException e) {
                    samples.fail(malformed("a fragment is cut off", traf.path(), traf.position(), CLAUSE));
                    dataEnd = UNKNOWN;
                }
            }
        }
    }

    private FragmentedSamples samples(Box tfhd) throws MediaFormatException {
        tfhd.need(8);
        int id = tfhd.fullReader().i32();
        FragmentedSamples samples = tracks.get(id);
        if (samples == null) {
            throw malformed(
                    "a fragment belongs to track " + id + ", which the movie header does not have",
                    tfhd.path(),
                    tfhd.position(),
                    "ISO/IEC 14496-12 §8.8.7");
        }
        return samples;
    }

    private void readTrack(Box traf, Box tfhd, FragmentedSamples samples, long moofAt) throws MediaFormatException {
        FragmentHeader header = FragmentHeader.read(tfhd, defaults);
        long base = header.base(moofAt, dataEnd);
        if (base < 0 || base > budget.fileSize()) {
            throw malformed(
                    "the samples would lie at byte " + base + ", or behind others that cannot be read",
                    tfhd.path(),
                    tfhd.position(),
                    "ISO/IEC 14496-12 §8.8.7");
        }
        Optional<FragmentTime.Stored> time = FragmentTime.read(traf);
        if (time.isPresent()) {
            samples.moveTo(
                    time.get().ticks(),
                    time.get().box().path(),
                    time.get().box().position());
        }
        long at = base;
        for (Box trun : traf.children()) {
            if (trun.type().equals("trun")) {
                at = readRun(trun, samples, header, base, at);
            }
        }
        dataEnd = at;
    }

    private long readRun(Box trun, FragmentedSamples samples, FragmentHeader header, long base, long next)
            throws MediaFormatException {
        TrackRun.Reader run = new TrackRun.Reader(trun, header);
        requirePlausible(trun, run, header);
        budget.takeSamples(run.count(), trun);
        long at = run.start(base, next);
        for (long i = 0; i < run.count(); i++) {
            run.read(i);
            long size = run.sizeBytes();
            if (at < 0 || size > Math.min(Integer.MAX_VALUE, budget.fileSize() - at)) {
                throw malformed(
                        "a sample of " + size + " bytes would lie at byte " + at + ", but the file ends at "
                                + budget.fileSize(),
                        trun.path(),
                        trun.position(),
                        CLAUSE);
            }
            samples.add(size, run.durationTicks(), run.offsetTicks(), at, run.isSync());
            at += size;
        }
        return at;
    }

    private void requirePlausible(Box trun, TrackRun.Reader run, FragmentHeader header) throws MediaFormatException {
        if (!run.holdsAll()) {
            throw malformed(
                    "the run claims " + run.count() + " samples, more than the box holds",
                    trun.path(),
                    trun.position(),
                    CLAUSE);
        }
        long size = header.sizeBytes();
        if (!run.statesSizes() && (size == 0 && run.count() > 0 || size * run.count() > budget.fileSize())) {
            throw malformed(
                    run.count() + " samples of " + size + " bytes are no plausible run",
                    trun.path(),
                    trun.position(),
                    CLAUSE);
        }
    }
}
