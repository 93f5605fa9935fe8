package dev.packlight.player;

import dev.packlight.bytes.ByteSource;
import java.net.URI;

/** What is played. */
public sealed interface PlaySource {

    /** Words for people. */
    String label();

    /** A manifest, or a file behind HTTP. */
    record Address(URI uri, String label) implements PlaySource {}

    /** A stored file. */
    record Stored(ByteSource bytes, String label) implements PlaySource {}
}
