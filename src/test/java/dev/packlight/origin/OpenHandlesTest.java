package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handles of media files as the system counts them. */
class OpenHandlesTest {

    private static final Path HANDLES = Path.of("/proc/self/fd");
    private static final int SETS = 500;
    private static final int RUNGS = 5;
    private static final int BOUND = 256;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsHandlesToCount() {
        Assumptions.assumeTrue(Files.isDirectory(HANDLES), "this system does not list a process's handles");
    }

    private long open() throws IOException {
        Path real = folder.toRealPath();
        try (Stream<Path> handles = Files.list(HANDLES)) {
            return handles.filter(handle -> pointsBelow(handle, real)).count();
        }
    }

    private static boolean pointsBelow(Path handle, Path root) {
        try {
            return Files.readSymbolicLink(handle).startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }

    private void fiveRungSet(String name) throws IOException {
        Path set = Files.createDirectory(folder.resolve(name));
        StringBuilder ism = new StringBuilder("<smil><head/><body><switch>");
        for (int i = 0; i < RUNGS; i++) {
            String file = name + "_" + i + ".mp4";
            Files.createLink(set.resolve(file), rung());
            ism.append("<video src=\"%s\" systemBitrate=\"%d\"/>".formatted(file, 100_000 + i));
        }
        Files.writeString(set.resolve(name + ".ism"), ism + "</switch></body></smil>");
    }

    private Path rung() throws IOException {
        Path file = folder.resolve("rung");
        return Files.exists(file) ? file : Files.copy(SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4"), file);
    }

    @Test
    void manifests_ofFiveHundredFiveRungSets_holdAFewHundredHandlesAtMost() throws Exception {
        for (int i = 0; i < SETS; i++) {
            fiveRungSet("set" + i);
        }
        try (RunningOrigin origin = new RunningOrigin(folder)) {
            assertThat(origin.library().snapshot().assets()).hasSize(SETS);
            long most = open();
            for (LibraryAsset asset : origin.library().snapshot().assets()) {
                URI manifest = URI.create("%s/%s/%s.ism/manifest(format=m3u8-cmaf)"
                        .formatted(origin.origin().baseUrl(), asset.locator(), asset.name()));
                assertThat(origin.get(manifest).statusCode()).isEqualTo(200);
                most = Math.max(most, open());
            }
            assertThat(most).isLessThanOrEqualTo(BOUND);
            await(0);
        }
    }

    @Test
    void downloads_givenUp_leaveNoHandleOpen() throws Exception {
        Files.copy(SampleAssets.ROOT.resolve("aurora/aurora_1280x720_1300.mp4"), folder.resolve("film.mp4"));
        try (RunningOrigin origin = new RunningOrigin(folder)) {
            String path = origin.urls("film").get("progressive").getRawPath();
            for (int i = 0; i < 20; i++) {
                try (Socket socket = new Socket()) {
                    socket.setReceiveBufferSize(16 << 10);
                    socket.connect(origin.origin().address());
                    socket.getOutputStream()
                            .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().readNBytes(1000);
                }
            }
            await(0);
        }
    }

    private void await(long handles) throws Exception {
        Instant limit = Instant.now().plusSeconds(20);
        while (open() > handles && Instant.now().isBefore(limit)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(open()).isEqualTo(handles);
    }
}
