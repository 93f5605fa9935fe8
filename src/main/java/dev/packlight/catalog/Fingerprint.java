package dev.packlight.catalog;

import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells without reading media whether a set is what it was: a digest of the state of all its files and of this
 * program.
 */
final class Fingerprint {

    private static final Logger LOG = LoggerFactory.getLogger(Fingerprint.class);
    /** The state of this program's own classes: another build reads and judges differently. */
    static final String PROGRAM = program();

    private final MediaFiles reader;

    Fingerprint(MediaFiles reader) {
        this.reader = reader;
    }

    String of(SourceSet set) throws IOException {
        MessageDigest digest = sha256();
        add(digest, PROGRAM);
        for (Path file : files(set)) {
            add(digest, file + " " + state(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Path> files(SourceSet set) throws IOException {
        Path folder = set.folder();
        List<Path> files = new ArrayList<>(set.files());
        List<String> stems =
                new ArrayList<>(set.files().stream().map(SourceSet::baseName).toList());
        stems.add(set.name());
        if (set.files().isEmpty()) {
            files.add(set.key());
            files.addAll(named(set.key(), folder));
        }
        reader.sideCars(folder).stream()
                .filter(file -> stems.stream().anyMatch(file.getFileName().toString()::startsWith))
                .forEach(files::add);
        return files;
    }

    /** What a server manifest names, as far as it can be read. */
    private static List<Path> named(Path ism, Path folder) throws IOException {
        List<Path> named = new ArrayList<>();
        try {
            for (ServerManifest.Entry entry : ServerManifest.read(ism).tracks()) {
                named.add(ServerManifest.Entry.within(folder, entry.src()));
                if (!entry.parameter("transcriptsrc").isEmpty()) {
                    named.add(ServerManifest.Entry.within(folder, entry.parameter("transcriptsrc")));
                }
            }
        } catch (MediaFormatException e) {
            LOG.debug("{} names no more files: {}", ism, e.getMessage());
        }
        return named;
    }

    private static String state(Path file) {
        try {
            return FileSource.Stamp.of(file).toString();
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static void add(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String program() {
        CodeSource code = Fingerprint.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(code.getLocation().toURI());
            return Files.isDirectory(place) ? newest(place) : state(place);
        } catch (URISyntaxException | IOException | RuntimeException e) {
            LOG.warn("this build cannot be told from others; files are read at every start", e);
            return String.valueOf(System.nanoTime());
        }
    }

    private static String newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(Fingerprint::state)
                    .sorted()
                    .reduce(Fingerprint::digest)
                    .orElse("");
        }
    }

    private static String digest(String a, String b) {
        return digest(a + "\n" + b);
    }

    /** SHA-256 of a text, in hexadecimal. */
    static String digest(String text) {
        MessageDigest digest = sha256();
        add(digest, text);
        return HexFormat.of().formatHex(digest.digest());
    }
}
