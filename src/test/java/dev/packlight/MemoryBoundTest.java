package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.LargeFiles;
import dev.packlight.testing.ReadEverything;
import dev.packlight.testing.SampleAssets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With a heap of 256 MB every file is read, reported on and served, or refused in words, and no step of that takes more
 * than a second of work once the code is warm.
 */
class MemoryBoundTest {

    private static final long LIMIT_MS = 1000;

    @TempDir
    Path folder;

    @Test
    void everyFileOfTheCorpus_endsWithinASecondOnASmallHeap() throws Exception {
        unpacked("trun-oom.mp4");
        unpacked("font.srt");
        assertThat(slowest(2, SampleAssets.shared(""), folder)).isLessThanOrEqualTo(LIMIT_MS);
    }

    private void unpacked(String name) throws IOException {
        Path packed = SampleAssets.shared("hostile").resolve(name + ".gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    @Test
    void largestIndexes_fitIntoASmallHeap() throws Exception {
        LargeFiles.write(folder);
        assertThat(slowest(2, folder)).isLessThanOrEqualTo(LIMIT_MS);
    }

    /** Milliseconds of work of the slowest step of any file, in a virtual machine of its own. */
    private long slowest(int rounds, Path... roots) throws Exception {
        Path log = Files.createTempFile("packlight-memory", ".txt");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                ReadEverything.class.getName(),
                String.valueOf(rounds)));
        List.of(roots).forEach(root -> command.add(root.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("ends at all").isTrue();
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            List<String> times =
                    lines.stream().filter(line -> line.startsWith("ms\t")).toList();
            System.out.println("slowest: " + times.stream().limit(3).toList());
            assertThat(lines).as("%s", lines.stream().limit(30).toList()).noneMatch(line -> line.startsWith("died\t"));
            assertThat(process.exitValue()).isZero();
            return Long.parseLong(times.getFirst().split("\t")[1]);
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }
}
