package dev.packlight.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.matrix.Matrix.Outcome;
import dev.packlight.matrix.Matrix.Row;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Formats × sources × codecs: each file whole through every format that claims it, re-read by FFmpeg and by readers of
 * our tests, decoded where FFmpeg can. {@code -Pmatrix} takes every file and writes the report; otherwise a choice is
 * taken.
 */
class MatrixTest {

    private static final boolean WHOLE = Boolean.getBoolean("matrix.whole");
    private static final String MEDIA = "[^.].*\\.(mp4|m4a|m4v|mov|MOV|3gp|ismv|isma|cmfv|cmfa|ism)";
    private static final String[] CHOICE = {
        "editlist",
        "dts",
        "dolby-audio",
        "dolbyvision",
        "vp9",
        "hevc",
        "smooth",
        "smooth-azure-bbb",
        "abr-azure-bbb",
        "multitrack",
        "structure",
        "broken",
        "zero-samples",
        "vfr"
    };

    @Test
    void everyFile_everyFormat_isServedRightOrRefusedInWords() throws Exception {
        List<Path> files = new ArrayList<>(MediaFixtures.files(SampleAssets.ROOT, MEDIA));
        Path shared = SampleAssets.shared("");
        for (String folder : WHOLE ? new String[] {""} : CHOICE) {
            files.addAll(MediaFixtures.files(shared.resolve(folder), MEDIA));
        }
        List<Row> rows = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<List<Row>>> futures = new ArrayList<>();
            for (Path file : files) {
                String name = file.startsWith(shared)
                        ? shared.relativize(file).toString()
                        : "assets-sample/" + SampleAssets.ROOT.relativize(file);
                futures.add(pool.submit(() -> Matrix.of(file, name)));
            }
            for (Future<List<Row>> future : futures) {
                rows.addAll(future.get());
            }
        }
        Report.write(rows, WHOLE);
        assertThat(rows.stream()
                        .filter(row -> row.outcome() == Outcome.WRONG)
                        .map(row -> row.file() + " as " + row.format() + ": " + row.detail()))
                .isEmpty();
        assertThat(rows.stream().filter(row -> row.outcome() == Outcome.SERVED).count())
                .isGreaterThan(300);
    }
}
