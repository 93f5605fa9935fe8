package dev.packlight.media;

/** What a track carries, by its handler (ISO/IEC 14496-12 §8.4.3). */
public enum TrackKind {
    VIDEO,
    AUDIO,
    TEXT,
    OTHER
}
