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

    default StreamListing read(String text) throws MediaFormatException {
        return read(text, StreamListing.Known.NOTHING);
    }

    StreamListing read(String text, StreamListing.Known known) throws MediaFormatException;
}
