package dev.packlight.player;

import java.util.List;
import java.util.OptionalInt;

/** Something that plays an address and says what it does. Calls return at once; effects arrive as states. */
public interface PlayerEngine extends AutoCloseable {

    /** Loads {@code source} and plays it from its beginning; what was loaded before ends. */
    default void load(PlaySource source) {
        load(source, Resumption.BEGINNING);
    }

    /** Loads {@code source} and goes on in it; what was loaded before ends. */
    void load(PlaySource source, Resumption where);

    void play();

    void pause();

    /** Continues at this presentation time. */
    void seek(long ticks);

    /** Shows the picture so many further on, or back where negative, and pauses. */
    void step(int pictures);

    /** Plays so many times as fast; there is sound at 1 alone. */
    void speed(double factor);

    /** Loudness, 0 to 1. */
    void volume(double level);

    /** Keeps to one rung, or adapts where empty. */
    void lock(OptionalInt rung);

    /** Hears another track of sound. */
    void sound(int track);

    /** Shows subtitles, or none where empty. */
    void text(OptionalInt track);

    /** What can be heard and read. */
    TrackChoice tracks();

    /** Subtitles that belong over the present picture. */
    List<Caption> captions();

    /** Whether it plays streams whose manifests are of this media type. */
    boolean plays(String mediaType);

    /** The present state; cheap, safe for any thread. */
    PlayerState state();

    /** What it did since its source was loaded; another log from the next loading on. */
    SessionLog log();

    @Override
    void close();
}
