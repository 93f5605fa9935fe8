package dev.packlight.delivery;

import dev.packlight.subtitles.Cue;
import java.util.List;

/**
 * One subtitle track of a presentation.
 *
 * @param trackName name in URLs, {@code subt_eng}
 * @param bitrate number in {@code QualityLevels(...)}: the text's own bits a second
 * @param language as the source says it; {@code und} where it does not
 * @param label words for people
 * @param isDefault whether players show it unasked
 * @param forced whether it holds only what must be read
 * @param characteristics {@code CHARACTERISTICS} of HLS; empty where there are none
 * @param cues by time, on the presentation's timeline
 */
public record TextRendition(
        String trackName,
        long bitrateBps,
        String language,
        String label,
        boolean isDefault,
        boolean forced,
        String characteristics,
        List<Cue> cues) {

    public TextRendition {
        cues = List.copyOf(cues);
    }

    /** Whether it also tells what is heard, for those who cannot hear it. */
    public boolean isCaptions() {
        return characteristics.contains("public.accessibility.describes-music-and-sound")
                || characteristics.contains("public.accessibility.transcribes-spoken-dialog");
    }

    /** The same text for a presentation that begins {@code ticks} later. */
    TextRendition clipped(long ticks) {
        return new TextRendition(
                trackName,
                bitrateBps,
                language,
                label,
                isDefault,
                forced,
                characteristics,
                cues.stream()
                        .map(cue -> new Cue(
                                Math.max(0, cue.startTicks() - ticks),
                                cue.endTicks() - ticks,
                                cue.text(),
                                cue.settings()))
                        .filter(cue -> cue.endTicks() > 0)
                        .toList());
    }
}
