package dev.packlight.testing;

import dev.packlight.bytes.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Bytes for readers under test. */
public final class MediaFixtures {

    private MediaFixtures() {}

    /** Bytes in memory; reads give short counts, as files may. */
    public static ByteSource source(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long position, ByteBuffer target) {
                if (position >= bytes.length) {
                    return -1;
                }
                int n = (int) Math.min(
                        Math.min(target.remaining(), 1 + (position * 31 + 7) % 4096), bytes.length - position);
                target.put(bytes, (int) position, n);
                return n;
            }
        };
    }

    public static ByteSource source(Path path) throws IOException {
        return source(Files.readAllBytes(path));
    }

    /** Files below a folder whose name matches. */
    public static List<Path> files(Path folder, String regex) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(p -> p.getFileName().toString().matches(regex))
                    .sorted()
                    .toList();
        }
    }
}
