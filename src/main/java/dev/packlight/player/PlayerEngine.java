package dev.packlight.player;

import java.util.OptionalInt;

/** Something that plays an address and says what it does. Calls return at once; effects arrive as states. */
public interface PlayerEngine extends AutoCloseable {

    /** Loads {@code source} and plays it; what was loaded before ends. */
    void load(PlaySource source);

    void play();

    void pause();

    /** Continues at this presentation time. */
    void seek(long ticks);

    /** Loudness, 0 to 1. */
    void volume(double level);

    /** Keeps to one rung, or adapts where empty. */
    void lock(OptionalInt rung);

    /** The present state; cheap, safe for any thread. */
    PlayerState state();

    @Override
    void close();
}
