package dev.packlight.codec;

/**
 * A box of a sample entry, written anew from what was understood of the stored one (ISO/IEC 14496-12 §8.5.2).
 *
 * @param type four characters
 * @param payload what follows the box header; version and flags included where it is a full box
 */
public record ConfigurationBox(String type, byte[] payload) {}
