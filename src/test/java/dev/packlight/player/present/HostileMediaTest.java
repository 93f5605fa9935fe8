package dev.packlight.player.present;

import static dev.packlight.player.present.HostilePlayer.LIST;
import static dev.packlight.player.present.HostilePlayer.QUICK;
import static dev.packlight.player.present.HostilePlayer.failed;
import static dev.packlight.player.present.HostilePlayer.failure;
import static dev.packlight.player.present.HostilePlayer.player;
import static dev.packlight.testing.HostileOrigin.body;
import static dev.packlight.testing.HostileOrigin.silence;
import static dev.packlight.testing.HostileOrigin.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.player.FrameSink;
import dev.packlight.player.PlaySource;
import dev.packlight.player.decode.FFmpeg;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.HostileOrigin;
import dev.packlight.testing.Readers;
import dev.packlight.testing.SampleAssets;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a segment holds, the session ends in time, with a sentence. */
class HostileMediaTest {

    private static HostileOrigin origin;

    @BeforeAll
    static void start() throws Exception {
        origin = new HostileOrigin();
        FFmpeg.ensureLoaded();
    }

    @AfterAll
    static void stop() throws Exception {
        origin.close();
    }

    /** The table of an MP4 says 8192x8192. */
    @Test
    void load_tableWithTooLargeAPicture_isRefusedWithItsSize(@TempDir Path folder) throws Exception {
        byte[] film = picture(folder.resolve("film.mov"), "mjpeg");
        int entry = indexOf(film, "jpeg".getBytes());
        ByteBuffer.wrap(film).putInt(entry + 28, 0x2000_2000);
        assertThat(failure(segment(film))).contains("8192×8192", "too large", "35 megapixels");
    }

    /** A transport stream has no table: its sequence extension says 8256x8240 (ISO/IEC 13818-2 §6.2.2.3). */
    @Test
    void load_streamOfTooLargePictures_isRefusedWithTheirSize(@TempDir Path folder) throws Exception {
        byte[] film = picture(folder.resolve("film.ts"), "mpeg2video");
        int extension = indexOf(film, new byte[] {0, 0, 1, (byte) 0xB5});
        film[extension + 5] |= 1;
        film[extension + 6] |= 0x40;
        assertThat(failure(segment(film))).contains("8256×8240", "too large", "35 megapixels");
    }

    private static byte[] picture(Path file, String codec) throws Exception {
        String source = "color=size=64x48:rate=1";
        FFmpegProgram.convert(List.of(
                "-f", "lavfi", "-i", source, "-frames:v", "20", "-c:v", codec, "-strict", "-1", file.toString()));
        return Files.readAllBytes(file);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
            at++;
        }
        return at;
    }

    private static URI segment(byte[] bytes) {
        origin.on("/a.ts", body(bytes));
        return origin.on("/list.m3u8", text(LIST + "#EXTINF:1,\na.ts\n"));
    }

    @Test
    void load_segmentThatIsAPlaylist_opensNothingInIt() throws Exception {
        URI secret = origin.on("/secret.ts", out -> silence());
        origin.on("/a.ts", text(LIST + "#EXTINF:2,\n" + secret + "\n#EXT-X-ENDLIST\n"));
        assertThat(failure(origin.on("/list.m3u8", text(LIST + "#EXTINF:2,\na.ts\n"))))
                .containsAnyOf("cannot be opened", "no container");
        assertThat(origin.asked()).doesNotContain("/secret.ts");
    }

    @Test
    void load_segmentsWithoutMedia_endsLongBeforeTheLast() throws Exception {
        byte[] nulls = new byte[188 * 40];
        for (int i = 0; i < nulls.length; i += 188) {
            System.arraycopy(new byte[] {0x47, 0x1F, (byte) 0xFF, 0x10}, 0, nulls, i, 4);
        }
        origin.on("/a.ts", body(nulls));
        assertThat(failure(origin.on("/list.m3u8", text(LIST + "#EXTINF:2,\na.ts\n".repeat(100_000)))))
                .containsAnyOf("hold neither picture nor sound", "cannot be opened");
    }

    @Test
    void load_nobodyListens_saysSo() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(failure(URI.create("http://127.0.0.1:" + free + "/a.m3u8"))).contains("nobody listens there");
    }

    /** An error where pictures are shown is none of the stream's, and still ends in words. */
    @Test
    void show_throwsAnError_failsWithASentence() throws Exception {
        List<Throwable> thrown = List.of(new OutOfMemoryError("Java heap space"), new AssertionError("x"));
        for (Throwable error : thrown) {
            FrameSink sink = picture -> {
                picture.close();
                throw (Error) error;
            };
            try (StreamingPlayer player =
                    new StreamingPlayer(sink, new Conditions(QUICK, Readers.ALL, Duration.ZERO))) {
                player.load(new PlaySource.Stored(dev.packlight.testing.MediaFixtures.source(film()), "film"));
                assertThat(failed(player))
                        .doesNotContain("Exception")
                        .doesNotContain("Error")
                        .endsWith(".");
            }
        }
    }

    private static Path film() throws Exception {
        try (var files = Files.list(SampleAssets.ROOT.resolve("aurora"))) {
            return files.filter(f -> f.toString().endsWith(".mp4"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
