package dev.packlight.player;

import java.util.List;
import java.util.OptionalInt;

/**
 * What can be heard and read beside the picture, and what is.
 *
 * @param sounds tracks of sound, in words
 * @param sound the one that is heard; empty where there is no choice
 * @param texts subtitles, in words
 * @param text those that are shown; empty where none are
 */
public record TrackChoice(List<String> sounds, OptionalInt sound, List<String> texts, OptionalInt text) {

    public static final TrackChoice NONE =
            new TrackChoice(List.of(), OptionalInt.empty(), List.of(), OptionalInt.empty());

    public TrackChoice {
        sounds = List.copyOf(sounds);
        texts = List.copyOf(texts);
    }
}
