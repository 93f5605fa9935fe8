package dev.packlight.ui.common;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What the window remembers between starts, by name; quick, but it reads and writes a file.
 *
 * @param read what was remembered
 * @param write remembers
 */
public record Memory(Function<String, Optional<String>> read, BiConsumer<String, String> write) {

    /** What was remembered under {@code name}. */
    public Optional<String> of(String name) {
        return read.apply(name);
    }

    /** Remembers under {@code name}. */
    public void keep(String name, String value) {
        write.accept(name, value);
    }
}
