package dev.packlight.hds;

import dev.packlight.codec.FlvForm;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.MediaFormatException;
import dev.packlight.segmentation.Cut;
import java.util.Optional;

/**
 * One stream: a rung with the sound that is multiplexed into it.
 *
 * @param main picture, or sound alone
 * @param audio the sound beside the picture
 * @param parameters what follows the track's name in addresses
 * @param cut fragments of the main rendition; FLV cannot hide priming
 */
record HdsStream(Rendition main, Optional<Rendition> audio, String parameters, Cut cut) {

    private static final long PRIMING_TOLERANCE = 10_000;

    static HdsStream of(Rendition main, Optional<Rendition> audio, String parameters) {
        return new HdsStream(
                main,
                audio,
                parameters,
                main.isVideo() ? main.fragments() : main.fragments().withoutPriming());
    }

    /** How far all times are moved, in presentation ticks, so that the first picture is not decoded before 0. */
    long shiftTicks() {
        return Math.max(0, -main.timing().decode(cut.firstSample(0)));
    }

    /** First sound frame of a fragment: at or after its start, priming left out; past the last fragment, the end. */
    int firstSound(Rendition sound, int fragment) {
        return sound.timing()
                .firstAtOrAfter(
                        fragment == 0
                                ? -PRIMING_TOLERANCE
                                : fragment < cut.count() ? cut.start(fragment) : cut.end(fragment - 1));
    }

    /** Decoding time of the first sample of a fragment, in milliseconds. */
    long startMs(int fragment) {
        return ms(main.timing().decode(cut.firstSample(fragment)) + shiftTicks());
    }

    long endMs() {
        return ms(cut.end(cut.count() - 1) + shiftTicks());
    }

    static long ms(long ticks) {
        return Math.floorDiv(ticks + 5_000, 10_000);
    }

    /** {@code QualityLevels(381048)/}. */
    String folder() {
        return "QualityLevels(" + main.bitrate() + ")/";
    }

    String address(String call) {
        return call + "(" + main.trackName() + parameters + ")";
    }

    static FlvForm form(Rendition rendition) {
        try {
            return rendition.codec().flv(rendition.track().description()).orElseThrow();
        } catch (MediaFormatException e) {
            throw new IllegalStateException("asked for a stream that is not carried", e);
        }
    }
}
