package dev.packlight.delivery;

import dev.packlight.media.Timescale;
import dev.packlight.segmentation.HiddenPictures;
import java.util.Optional;

/** Words about renditions that are not sent as they are stored. */
final class Remarks {

    private static final long APART_TICKS = Timescale.PRESENTATION.ticksPerSecond() / 2;

    private Remarks() {}

    static Optional<String> of(Presentation presentation, Rendition rendition) {
        return rendition.isVideo() ? start(rendition) : end(presentation, rendition);
    }

    /** Of the track as it is stored. */
    private static Optional<String> start(Rendition rendition) {
        int hidden = rendition.asset().file().tracks().stream()
                .filter(t -> t.id() == rendition.track().id())
                .mapToInt(HiddenPictures::count)
                .max()
                .orElse(0);
        return hidden == 0
                ? Optional.empty()
                : Optional.of("begins " + hidden + " hidden pictures early, at its key frame");
    }

    private static Optional<String> end(Presentation presentation, Rendition sound) {
        if (presentation.video().isEmpty()) {
            return Optional.empty();
        }
        long picture = presentation.video().stream()
                .mapToLong(r -> r.fragments().endTicks(r.fragments().count() - 1))
                .max()
                .orElseThrow();
        long longer = sound.fragments().endTicks(sound.fragments().count() - 1) - picture;
        String seconds = Timescale.PRESENTATION.seconds(Math.abs(longer), 1) + " s";
        return longer >= APART_TICKS
                ? Optional.of(seconds + " longer than the picture; HLS TS v3 and HDS end with the picture")
                : longer <= -APART_TICKS ? Optional.of("ends " + seconds + " before the picture") : Optional.empty();
    }
}
