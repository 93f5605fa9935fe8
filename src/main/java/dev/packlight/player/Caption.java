package dev.packlight.player;

/**
 * A subtitle that is shown.
 *
 * @param text its lines, without marks
 * @param top whether it belongs to the upper edge of the picture
 */
public record Caption(String text, boolean top) {}
