package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Asks one locator for more distinct addresses than memory could hold, each of which would be worth keeping.
 *
 * <p>{@code -Dsurefire.args=-Dmany.addresses=1000000} asks for a million and prints the figures of
 * src/docs/performance.md.
 */
class ManyAddressesTest {

    private static final int ADDRESSES = Integer.getInteger("many.addresses", 8_000);
    private static final int BURST = 32;
    private static final long SLACK_BYTES = 1 << 20;

    @Test
    void memory_afterManyDistinctAddresses_isWhereItWas() throws Exception {
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA)) {
            String folder = origin.urls("aurora").get("hls-cmaf").resolve(".").getRawPath();
            ask(origin, folder, 0, ADDRESSES / 10);
            long residentBefore = residentBytes();
            long directBefore = UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
            ask(origin, folder, ADDRESSES / 10, ADDRESSES);
            long direct = UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
            if (Integer.getInteger("many.addresses") != null) {
                System.out.printf(
                        "%,d addresses: resident %d MB, then %d MB; outside the heap %d kB, then %d kB%n",
                        ADDRESSES, residentBefore >> 20, residentBytes() >> 20, directBefore >> 10, direct >> 10);
            }
            assertThat(direct).isLessThan(directBefore + SLACK_BYTES);
            assertThat(origin.get(URI.create(
                                    origin.urls("aurora").get("hls-cmaf").toString()))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory())
                .as("without an origin")
                .isLessThan(1_000);
    }

    private static void ask(RunningOrigin origin, String folder, int from, int to) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(origin.origin().address());
            socket.setSoTimeout(10_000);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (int i = from; i < to; i += BURST) {
                StringBuilder requests = new StringBuilder();
                for (int k = i; k < i + BURST; k++) {
                    requests.append("GET ")
                            .append(folder)
                            .append(address(k))
                            .append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
                }
                socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
                for (int k = i; k < i + BURST; k++) {
                    skipAnswer(in);
                }
            }
        }
    }

    /**
     * Spellings of a manifest, parameters that there are not, numbers that name nothing, times that are near enough.
     */
    private static String address(int i) {
        return switch (i % 8) {
            case 0 -> "manifest(format=m3u8-cmaf)." + Integer.toString(i, 36);
            case 1 -> "x%d/../manifest(format=mpd-time-cmaf)".formatted(i);
            case 2 -> "manifest(format=mpd-time-csf,x%d=1)".formatted(i);
            case 3 -> "QualityLevels(%d)/Manifest(thumbnails,format=thumbnails)".formatted(i);
            case 4 -> "QualityLevels(404012)/Manifest(video,format=m3u8-aapl)." + Integer.toString(i, 36);
            case 5 -> "manifest(format=m3u8-aapl,audioTrack=n%d)".formatted(i);
            case 6 -> "QualityLevels(404012)/Fragments(video=i,format=m3u8-cmaf).%s".formatted(Integer.toString(i, 36));
            default -> "manifest(format=f4m-f4f)?x=" + i;
        };
    }

    private static void skipAnswer(InputStream in) throws Exception {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws Exception {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            assertThat(b).isNotNegative();
            line.append((char) b);
        }
        return line.toString().strip();
    }

    /** What the system counts for this process; 0 where it does not tell. */
    private static long residentBytes() throws Exception {
        Path status = Path.of("/proc/self/status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(l -> l.startsWith("VmRSS:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }
}
