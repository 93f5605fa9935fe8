package dev.packlight.player.present;

import dev.packlight.player.Caption;
import dev.packlight.player.TrackChoice;
import dev.packlight.player.load.Captions;
import dev.packlight.player.load.MediaSource;
import java.util.List;
import java.util.OptionalInt;

/** What is heard and read beside the picture of a session. Safe for threads. */
final class SessionTracks implements AutoCloseable {

    private final Captions captions;
    private volatile List<String> sounds = List.of();
    private volatile List<String> texts = List.of();
    private volatile int sound;

    SessionTracks(Captions captions) {
        this.captions = captions;
    }

    void offer(MediaSource source) {
        captions.offer(source);
        sounds = source.sounds();
        texts = source.texts();
    }

    void sound(int track) {
        sound = track;
    }

    int sound() {
        return sound;
    }

    void text(OptionalInt track) {
        captions.choose(track);
    }

    TrackChoice choice() {
        return new TrackChoice(
                sounds,
                sounds.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Math.clamp(sound, 0, sounds.size() - 1)),
                texts,
                captions.chosen());
    }

    /** What is to be read at this time; why nothing is, where it cannot be. */
    List<Caption> captions(long ticks) {
        return captions.trouble().isEmpty() ? captions.at(ticks) : List.of(new Caption(captions.trouble(), false));
    }

    @Override
    public void close() {
        captions.close();
    }
}
