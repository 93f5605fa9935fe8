package dev.packlight.delivery;

import dev.packlight.media.MediaFormatException;

/** Reads the manifests of one protocol for players. */
public interface ListingReader {

    /** The protocol, for people: {@code HLS}. */
    String protocol();

    /** What servers call its manifests. */
    String mediaType();

    /** Whether manifests of the protocol have addresses like this one. */
    boolean ownsAddress(String address);

    /** Whether {@code text} is a manifest of the protocol, be it damaged. */
    boolean ownsText(String text);

    StreamListing read(String text) throws MediaFormatException;
}
