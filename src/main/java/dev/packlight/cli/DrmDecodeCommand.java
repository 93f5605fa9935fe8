package dev.packlight.cli;

import dev.packlight.drm.DrmReader;
import dev.packlight.drm.Reading;
import dev.packlight.protection.ContentKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code packlight drm decode}: a PSSH, PlayReady object, CPIX document, ClearKey set, token or segment, field by
 * field.
 */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = {
            "Decodes a PSSH box, PlayReady object or header, skd:// address, CPIX document, ClearKey JSON, JSON web token,"
                    + " key id, or the key boxes of a segment.",
            "Key values are never printed. Exit code 1 where something is wrong with it, 2 where it is none of these."
        })
final class DrmDecodeCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "INPUT",
            description = "A file, - for standard input, or the text itself (base64, hex, …).")
    private String input = "-";

    @Option(
            names = "--key",
            paramLabel = "KID:KEY",
            converter = KeyOption.class,
            description = "Check against this key.")
    private List<ContentKey> keys = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;

    DrmDecodeCommand(InputStream in, PrintWriter out, PrintWriter err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        byte[] bytes;
        try {
            bytes = bytes();
        } catch (IOException e) {
            err.println("The input cannot be read: " + e.getMessage() + ".");
            return 2;
        }
        if (bytes.length > DrmReader.MOST_BYTES) {
            err.println("The input has more than " + (DrmReader.MOST_BYTES >> 20) + " MB, which key data never have.");
            return 2;
        }
        Optional<Reading> reading = new DrmReader(keys).read(bytes);
        if (reading.isEmpty()) {
            err.println("The input is no PSSH, PlayReady object, skd:// address, CPIX, ClearKey JSON, token, key id or"
                    + " segment, neither as it is nor as hexadecimal or base64 text."
                    + (input.equals("-") || isFile() ? "" : " There is no file of that name either."));
            return 2;
        }
        out.println(json ? DrmReport.json(reading.get()) : DrmReport.text(reading.get()));
        out.flush();
        return reading.get().problems().isEmpty() ? 0 : 1;
    }

    /** One byte more than may be, where there are more. */
    private byte[] bytes() throws IOException {
        if (input.equals("-")) {
            return in.readNBytes(DrmReader.MOST_BYTES + 1);
        }
        if (isFile()) {
            try (InputStream file = Files.newInputStream(Path.of(input))) {
                return file.readNBytes(DrmReader.MOST_BYTES + 1);
            }
        }
        return input.getBytes(StandardCharsets.UTF_8);
    }

    private boolean isFile() {
        try {
            return Files.isRegularFile(Path.of(input));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
