package dev.packlight.isobmff;

import dev.packlight.isobmff.OneTrackMovie.Kind;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.segmentation.Cut;
import java.util.List;
import java.util.Optional;

/**
 * Writes the header of a fragmented track (ISO/IEC 14496-12 §8.8, ISO/IEC 23000-19 §7.3.1).
 *
 * <p>The media timescale is the track's own, exact to the sample: FFmpeg takes the edit of a sound track for a count
 * of samples, which holds only where ticks are samples. Priming that must not be heard and the delay of reordered
 * pictures are hidden by one edit; composition offsets are unsigned, because FFmpeg shows pictures late where they
 * are signed (ISO/IEC 23000-19 §9.2.1 allows either, not both).
 */
public final class InitSegment {

    private InitSegment() {}

    /**
     * The whole init segment.
     *
     * @param brands the first is the major one
     * @param entryType type of the sample entry, the stored one or one that says the same in another way
     * @param protection what is said of the encryption of the samples; empty where they are in the clear
     */
    public static byte[] write(Cut cut, List<String> brands, String entryType, Optional<TrackProtection> protection) {
        Track track = cut.timing().track();
        SampleDescription d = track.description();
        Kind kind = track.kind() == TrackKind.AUDIO ? Kind.SOUND : Kind.PICTURE;
        byte[] entry = sampleEntry(d, entryType);
        return new OneTrackMovie(
                        brands,
                        kind,
                        track.timescale().ticksPerSecond(),
                        track.language(),
                        TrackMatrix.turned(track.rotationDegrees(), d.widthPixels(), d.heightPixels()),
                        d.widthPixels(),
                        d.heightPixels(),
                        cut.prerollTrackTicks(),
                        protection.map(p -> p.around(entry, kind)).orElse(entry),
                        protection.map(TrackProtection::systems).orElse(List.of()))
                .write();
    }

    private static byte[] sampleEntry(SampleDescription description, String entryType) {
        try {
            return SampleEntryWriter.write(description, entryType);
        } catch (MediaFormatException e) {
            throw new IllegalStateException("a track is taken up only where its entry can be written", e);
        }
    }
}
