package dev.packlight;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What comes from elsewhere is what was looked at: each library has a row with its digest and its licence, and no
 * licence binds our own code. {@code -Dsurefire.args=-Ddependencies.update=true} writes the digests anew and fails.
 */
class DependenciesTest {

    private static final Path LIST = Path.of("src/dist/dependencies.tsv");
    private static final String UNKNOWN = "licence?";

    /** Licences of what ships; with the class path exception or as a library of its own, none reaches our code. */
    private static final Set<String> SHIPPED = Set.of(
            "Apache-2.0",
            "MIT",
            "BSD-3-Clause",
            "EPL-2.0 OR LGPL-2.1-only",
            "GPL-2.0-with-classpath-exception",
            "LGPL-3.0-or-later");

    private static final Set<String> OTHERS = Set.of("EPL-2.0", "EUPL-1.1", "BSD-2-Clause");

    private record Row(String file, String sha256, String licence) {}

    @Test
    void libraries_haveTheDigestThatWasLookedAt() throws Exception {
        Map<String, Row> rows = rows();
        List<Row> found = new ArrayList<>();
        for (Path jar : jars(System.getProperty("java.class.path"))) {
            String name = jar.getFileName().toString();
            String licence = rows.containsKey(name) ? rows.get(name).licence : UNKNOWN;
            found.add(new Row(name, sha256(jar), licence));
        }
        if (Boolean.getBoolean("dependencies.update")) {
            write(found);
        }
        assertThat(found).isNotEmpty().allSatisfy(jar -> assertThat(jar).isEqualTo(rows.get(jar.file)));
        assertThat(Boolean.getBoolean("dependencies.update")).isFalse();
    }

    @Test
    void licences_ofWhatShips_leaveOurCodeFree() throws Exception {
        Map<String, Row> rows = rows();
        for (Path jar : jars(System.getProperty("packlight.shipped"))) {
            String name = jar.getFileName().toString();
            assertThat(SHIPPED).as(name).contains(rows.get(name).licence);
        }
        assertThat(rows.values())
                .allSatisfy(row -> assertThat(SHIPPED.contains(row.licence) || OTHERS.contains(row.licence))
                        .as("%s is under %s", row.file, row.licence)
                        .isTrue());
    }

    private static Set<Path> jars(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Row> rows() throws IOException {
        return Files.readAllLines(LIST).stream()
                .map(line -> line.split("\t"))
                .map(cells -> new Row(cells[0], cells[1], cells[2]))
                .collect(toMap(Row::file, row -> row));
    }

    private static void write(List<Row> rows) throws IOException {
        Files.write(
                LIST,
                rows.stream()
                        .map(row -> row.file + "\t" + row.sha256 + "\t" + row.licence)
                        .sorted()
                        .toList());
    }

    private static String sha256(Path jar) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
