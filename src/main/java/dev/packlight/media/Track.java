package dev.packlight.media;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One track of a media file.
 *
 * @param id track number in its file, 1 or more
 * @param kind what it carries
 * @param description how its samples are coded
 * @param timescale ticks of its media timeline
 * @param language ISO 639-2/T code, {@code und} where unknown
 * @param edit its edit list
 * @param rotationDegrees clockwise turn to apply for display: 0, 90, 180 or 270
 * @param samples its samples, those cut off that its edit list never shows
 * @param obstacle why no format carries it, as the end of a sentence that begins with the track; empty where nothing
 *     speaks against it
 */
public record Track(
        int id,
        TrackKind kind,
        SampleDescription description,
        Timescale timescale,
        String language,
        Edit edit,
        int rotationDegrees,
        SampleTable samples,
        String obstacle) {

    public Track withSamples(SampleTable others) {
        return new Track(id, kind, description, timescale, language, edit, rotationDegrees, others, obstacle);
    }

    public Track withDescription(SampleDescription other) {
        return new Track(id, kind, other, timescale, language, edit, rotationDegrees, samples, obstacle);
    }

    /** Presentation time of sample {@code i}, edit list applied, in ticks of the track. */
    public long presentationTicks(int i) {
        return edit.presentationTicks(samples.ptsTicks(i));
    }

    /** Media duration: the end of the last sample minus the start of the first, in decoding time. */
    public long mediaDurationTicks() {
        return samples.count() == 0 ? 0 : samples.endDtsTicks() - samples.dtsTicks(0);
    }

    /** Frames a second over the whole track, three decimals. */
    public BigDecimal frameRate() {
        return BigDecimal.valueOf(samples.count())
                .multiply(BigDecimal.valueOf(timescale.ticksPerSecond()))
                .divide(BigDecimal.valueOf(Math.max(1, mediaDurationTicks())), 3, RoundingMode.HALF_UP);
    }

    /** Average bit rate of the samples alone, without any container; 0 for an empty track. */
    public long averageBps() {
        long ticks = mediaDurationTicks();
        return ticks == 0 ? 0 : Math.round(samples.totalBytes() * 8.0 * timescale.ticksPerSecond() / ticks);
    }
}
