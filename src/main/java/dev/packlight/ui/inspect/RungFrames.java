package dev.packlight.ui.inspect;

import dev.packlight.checks.AssetReport;
import dev.packlight.media.Rounding;
import dev.packlight.media.SampleColumns;
import dev.packlight.media.SamplePyramid;
import dev.packlight.media.SampleTable;
import dev.packlight.media.TimeRange;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.ui.common.TimeAxis;
import dev.packlight.ui.common.Words;
import java.util.List;
import java.util.Locale;

/** The frames of one rung on the presentation's timeline, numbered from 0 as they are shown. */
final class RungFrames implements TimeAxis.Stops {

    private final String size;
    private final Track track;
    private final SamplePyramid pyramid;

    RungFrames(String size, Track track) {
        this.size = size;
        this.track = track;
        this.pyramid = SamplePyramid.of(track.samples());
    }

    /** Those of each rung of an asset that has any, the best first; takes a moment for a long film. */
    static List<RungFrames> of(AssetReport report) {
        return report.tracks(TrackKind.VIDEO).reversed().stream()
                .filter(rung -> rung.track().samples().count() > 0)
                .map(rung -> new RungFrames(rung.widthPixels() + "×" + rung.heightPixels(), rung.track()))
                .toList();
    }

    String size() {
        return size;
    }

    long averageBps() {
        return track.averageBps();
    }

    int count() {
        return pyramid.count();
    }

    int bytes(int frame) {
        return pyramid.bytes(frame);
    }

    boolean isKeyFrame(int frame) {
        return pyramid.isKeyFrame(frame);
    }

    /** When a frame is shown; {@code count()} gives the end of the last. */
    long startTicks(int frame) {
        return presentation(pyramid.startTicks(frame));
    }

    /** The frame on the screen; -1 before the first. */
    int shownAt(long ticks) {
        return pyramid.shownAt(media(ticks));
    }

    SampleColumns columns(TimeRange shown, int width) {
        return pyramid.columns(new TimeRange(media(shown.startTicks()), media(shown.endTicks())), width);
    }

    private long presentation(long mediaTicks) {
        return track.timescale()
                .rescale(track.edit().presentationTicks(mediaTicks), Timescale.PRESENTATION, Rounding.NEAREST);
    }

    private long media(long ticks) {
        return Timescale.PRESENTATION.rescale(ticks, track.timescale(), Rounding.NEAREST)
                - track.edit().presentationTicks(0);
    }

    @Override
    public long before(long ticks) {
        int frame = shownAt(ticks);
        while (frame > 0 && startTicks(frame) >= ticks) {
            frame--;
        }
        return startTicks(Math.max(0, frame));
    }

    @Override
    public long after(long ticks) {
        int frame = shownAt(ticks) + 1;
        while (frame < count() && startTicks(frame) <= ticks) {
            frame++;
        }
        return startTicks(frame);
    }

    /** What there is to say of the frame on the screen; empty where there is none. */
    String words(long ticks) {
        int frame = shownAt(ticks);
        if (frame < 0 || ticks >= startTicks(count())) {
            return "";
        }
        SampleTable samples = track.samples();
        int sample = pyramid.sample(frame);
        return String.format(
                        Locale.ROOT,
                        "Frame %d%s%n%,d bytes · %s%ndts %s · pts %s s%n",
                        frame,
                        isKeyFrame(frame) ? " · key frame" : "",
                        samples.sizeBytes(sample),
                        size,
                        seconds(track.edit().presentationTicks(samples.dtsTicks(sample))),
                        seconds(track.presentationTicks(sample)))
                + group(samples, sample)
                + String.format(Locale.ROOT, "sample %d · offset 0x%08X", sample, samples.offsetBytes(sample));
    }

    private String seconds(long trackTicks) {
        return track.timescale().seconds(trackTicks, 3).toPlainString();
    }

    private static String group(SampleTable samples, int sample) {
        int low = 0;
        int high = samples.syncCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.syncSample(middle) <= sample) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return "";
        }
        int first = samples.syncSample(low - 1);
        int end = low < samples.syncCount() ? samples.syncSample(low) : samples.count();
        return "GOP " + (low - 1) + " · " + Words.count(end - first, "frame") + " · "
                + Words.bytes(samples.bytes(first, end)) + "\n";
    }
}
