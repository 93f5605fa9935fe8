package dev.packlight.media;

/** How a rescaled time that is no whole number of ticks becomes one. */
public enum Rounding {
    /** Towards negative infinity. */
    DOWN,
    /** To the nearest tick, halves towards positive infinity. */
    NEAREST,
    /** Towards positive infinity. */
    UP
}
