package dev.packlight.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A directory, there or to be made. */
final class DataOption implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is no path");
        }
        if (text.isBlank() || Files.exists(path) && !Files.isDirectory(path)) {
            throw new TypeConversionException("'" + text + "' is no directory");
        }
        return path;
    }
}
