package dev.packlight.player;

/** Takes pictures when they are due. */
@FunctionalInterface
public interface FrameSink {

    /** Shows one picture, and closes it once it is shown no more: the player has only a few. */
    void show(Picture picture);
}
