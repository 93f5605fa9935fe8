package dev.packlight.player;

import java.nio.ByteBuffer;

/** A decoded picture that waits to be shown. */
record Picture(double seconds, ByteBuffer bgra, int widthPixels, int heightPixels, int rung) {}
