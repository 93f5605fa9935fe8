package dev.packlight.cli;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the window is started with.
 *
 * @param data directory of the catalogue and the log
 * @param bind address that the origin listens on; none where the one of the last start will do
 * @param port the one that the origin must have; none where any near that of the last start will do
 * @param paths folders and files to show instead of those remembered
 * @param address a stream to play at once
 */
public record WindowOptions(
        Path data, Optional<InetAddress> bind, OptionalInt port, List<Path> paths, Optional<URI> address) {

    public WindowOptions {
        paths = List.copyOf(paths);
    }
}
