package dev.packlight.player.load;

import dev.packlight.media.Ticks;
import java.time.Duration;

/**
 * How long the player waits and how much it takes in. Everything it loads may come from a hostile or broken server, so
 * every wait and every size ends here, and what ends it says so in a sentence.
 *
 * @param connect until the server accepts; a live one answers in milliseconds, a lost packet is sent again after 1 and
 *     3 s
 * @param answer from asking to the whole head of the answer; an origin that packages just in time needs a second at
 *     most
 * @param silence span in which a body has to bring {@link #SILENCE_BYTES}; shorter than a viewer's patience
 * @param manifest for one manifest or playlist, however slowly it drips
 * @param loading for the manifest with all its playlists, or the tables of a file
 * @param segment for one segment with all attempts; longer than any buffer, so playing has stopped by then
 * @param standstill without a new picture or sound while the session waits for one; catches what the others let through
 */
public record Limits(
        Duration connect,
        Duration answer,
        Duration silence,
        Duration manifest,
        Duration loading,
        Duration segment,
        Duration standstill) {

    public static final Limits NORMAL = new Limits(
            Duration.ofSeconds(8),
            Duration.ofSeconds(10),
            Duration.ofSeconds(8),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(40),
            Duration.ofSeconds(60));

    /** A modem of 1990 brings this in two seconds. */
    static final int SILENCE_BYTES = 1024;

    /** A day of two-second segments at a hundred bytes a line is 4 MB. */
    static final int MANIFEST_BYTES = 16 << 20;

    /** Ten seconds at 100 Mb/s, the most that a level of H.264 or HEVC allows for UHD. */
    static final int SEGMENT_BYTES = 128 << 20;

    /** Init segments hold no media; Smooth's largest, with protection headers, are some kilobytes. */
    static final int INIT_BYTES = 4 << 20;

    /** A day of two-second segments in eleven tracks; about 120 bytes each are kept. */
    static final int SEGMENTS = 500_000;

    /** A month. */
    static final long DURATION_TICKS = 31 * 86_400 * Ticks.PER_SECOND;

    /** Servers refuse longer request lines than this. */
    static final int ADDRESS_CHARS = 8_192;

    /** Addresses that a server may send to before there is an answer; browsers follow twenty. */
    static final int REDIRECTS = 10;

    /** Segments in a row that may hold nothing to decode; gaps in sound fill one or two. */
    static final int EMPTY_SEGMENTS = 8;
}
