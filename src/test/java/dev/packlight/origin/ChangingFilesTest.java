package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change while they are served, and an origin that stops and starts. */
class ChangingFilesTest {

    @Test
    void files_replacedTruncatedDeleted_areNoticedAtTheNextRequest(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("film.mp4");
        Path small = SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4");
        Path large = SampleAssets.CROSSING.resolve("crossing_640x360_300.mp4");
        Files.copy(small, file);
        try (RunningOrigin own = new RunningOrigin(folder)) {
            URI master = own.urls("film").get("hls-cmaf");
            HttpResponse<byte[]> before = own.get(master);
            assertThat(new String(before.body(), StandardCharsets.UTF_8)).contains("RESOLUTION=320x180");
            Files.copy(large, folder.resolve("part"));
            Files.move(folder.resolve("part"), file, StandardCopyOption.REPLACE_EXISTING);
            Thread.sleep(20);
            HttpResponse<byte[]> after = own.get(
                    master, "If-None-Match", before.headers().firstValue("etag").orElseThrow());
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(new String(after.body(), StandardCharsets.UTF_8)).contains("RESOLUTION=640x360");
            URI media = own.first(master, "Fragments(video=2");
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 50_000));
            Thread.sleep(20);
            assertThat(own.get(media).statusCode()).isEqualTo(415);
            assertThat(own.text(master))
                    .contains("MPE_INPUT_FORMAT_NOT_SUPPORTED")
                    .contains("the file ends at 50000");
            Files.delete(file);
            assertThat(own.text(master)).contains("MPE_STORAGE_RESOURCE_NOT_FOUND");
        }
    }

    @Test
    void files_truncatedWhileSent_endTheConnectionCleanly(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("film.mp4");
        Files.copy(SampleAssets.ROOT.resolve("aurora/aurora_1280x720_1300.mp4"), file);
        try (RunningOrigin own = new RunningOrigin(folder);
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(16 << 10);
            socket.connect(own.origin().address());
            socket.getOutputStream()
                    .write(("GET " + own.urls("film").get("progressive").getRawPath()
                                    + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            InputStream in = socket.getInputStream();
            in.readNBytes(1000);
            try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
                channel.truncate(100_000);
            }
            long rest = 0;
            try {
                rest = in.transferTo(OutputStream.nullOutputStream());
            } catch (java.net.SocketException reset) {
                rest = -1;
            }
            assertThat(rest)
                    .as("the rest ends early instead of hanging")
                    .isLessThan(Files.size(SampleAssets.ROOT.resolve("aurora/aurora_1280x720_1300.mp4")) - 1000);
            assertThat(own.get(URI.create(own.origin().baseUrl() + "/")).statusCode())
                    .as("the origin goes on")
                    .isEqualTo(400);
        }
    }

    @Test
    void stop_andStart_keepsLocators() throws Exception {
        try (RunningOrigin own = new RunningOrigin(SampleAssets.AURORA)) {
            String path = own.urls("aurora").get("hls-cmaf").getRawPath();
            own.origin().stop();
            assertThat(own.origin().isRunning()).isFalse();
            own.origin().start(InetAddress.getLoopbackAddress(), 0, Origin.PortChoice.EXACTLY);
            assertThat(own.get(URI.create(own.origin().baseUrl() + path)).statusCode())
                    .isEqualTo(200);
            AccessRecord record = own.origin().log().since(0).getFirst();
            assertThat(record.status()).isEqualTo(200);
            assertThat(record.bytes()).isPositive();
        }
    }
}
