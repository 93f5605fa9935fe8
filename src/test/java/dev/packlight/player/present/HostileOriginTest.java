package dev.packlight.player.present;

import static dev.packlight.testing.HostileOrigin.body;
import static dev.packlight.testing.HostileOrigin.drip;
import static dev.packlight.testing.HostileOrigin.head;
import static dev.packlight.testing.HostileOrigin.silence;
import static dev.packlight.testing.HostileOrigin.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.player.FrameSink;
import dev.packlight.player.Picture;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.decode.FFmpeg;
import dev.packlight.player.load.Limits;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.HostileOrigin;
import dev.packlight.testing.HostileOrigin.Answer;
import dev.packlight.testing.Readers;
import dev.packlight.testing.SampleAssets;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, the session ends in time, with a sentence. */
class HostileOriginTest {

    private static final Limits QUICK = new Limits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
    private static final long TIME_LIMIT_MS = 20_000;
    private static final String LIST = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n";

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

    /**
     * One way to behave.
     *
     * @param sentences words of which one has to be said
     */
    private record Row(String behaviour, Answer answer, List<String> sentences) {}

    private static Row row(String behaviour, Answer answer, String... sentences) {
        return new Row(behaviour, answer, List.of(sentences));
    }

    /** What can happen to one body, be it a playlist's or a segment's. */
    private static List<Row> bodies() {
        byte[] some = (LIST + "#EXTINF:2,\na.ts\n").getBytes();
        return List.of(
                row("says nothing", out -> silence(), "no answer within 2 s"),
                row("drips its head", out -> drip(out, "H".getBytes(), 50), "no answer within 2 s"),
                row("speaks another language", out -> out.write("SSH-2.0-Open\r\n\r\n".getBytes()), "HTTP"),
                row("closes at once", out -> {}, "the answer ended early"),
                row("stalls after its head", out -> stalled(out, 5000, new byte[0]), "stopped sending"),
                row("stalls in its body", out -> stalled(out, 5000, some), "stopped sending"),
                row("announces more than it sends", out -> shorter(out, some), "the answer ended early"),
                row("drips a byte at a time", out -> dripped(out, 1, 50), "stopped sending"),
                row(
                        "drips so that it is never silent",
                        out -> dripped(out, 1500, 400),
                        "had not come whole",
                        "stopped sending"),
                row("announces 10 GB", out -> stalled(out, 10_000_000_000L, some), "too large"),
                row("never ends", out -> dripped(out, 1 << 20, 5), "too large", "had not come whole"),
                row("sends nothing", body(new byte[0]), "cannot be", "no container"),
                row("answers 404", out -> head(out, "404 Not Found", 0), "answered 404"),
                row("answers 503", out -> head(out, "503 Busy", 0), "answered 503"),
                row("sends in circles", out -> head(out, "302 Found", 0, "Location: /circle"), "answered 302"),
                row("sends to a file", out -> head(out, "302 Found", 0, "Location: file:///etc/passwd"), "302"));
    }

    private static void stalled(java.io.OutputStream out, long announced, byte[] sent) throws Exception {
        head(out, "200 OK", announced);
        out.write(sent);
        out.flush();
        silence();
    }

    private static void shorter(java.io.OutputStream out, byte[] sent) throws Exception {
        head(out, "200 OK", sent.length + 100L);
        out.write(sent);
    }

    private static void dripped(java.io.OutputStream out, int bytes, long pauseMs) throws Exception {
        byte[] piece = new byte[bytes];
        Arrays.fill(piece, (byte) '#');
        head(out, "200 OK", -1);
        drip(out, piece, pauseMs);
    }

    /** All at once, because most of them wait. */
    private static void assertRows(List<Row> rows, Place place) throws Exception {
        List<StreamingPlayer> players = new ArrayList<>();
        SoftAssertions verdicts = new SoftAssertions();
        try {
            for (int i = 0; i < rows.size(); i++) {
                StreamingPlayer player = player(QUICK);
                player.load(new PlaySource.Address(
                        place.put(i, rows.get(i).answer()), rows.get(i).behaviour()));
                players.add(player);
            }
            for (int i = 0; i < rows.size(); i++) {
                verdicts.assertThat(failed(players.get(i)))
                        .as("what " + rows.get(i).behaviour())
                        .containsAnyOf(rows.get(i).sentences().toArray(new String[0]));
            }
        } finally {
            players.forEach(StreamingPlayer::close);
        }
        verdicts.assertAll();
    }

    /** Puts an answer where the player will meet it, and says what to load. */
    @FunctionalInterface
    private interface Place {
        URI put(int number, Answer answer);
    }

    @Test
    void manifests_behaveBadly_failWithASentence() throws Exception {
        origin.on("/circle", out -> head(out, "302 Found", 0, "Location: /circle"));
        assertRows(bodies(), (i, answer) -> origin.on("/manifest" + i, answer));
    }

    @Test
    void segments_behaveBadly_failWithASentence() throws Exception {
        origin.on("/circle", out -> head(out, "302 Found", 0, "Location: /circle"));
        assertRows(bodies(), (i, answer) -> {
            origin.on("/" + i + ".ts", answer);
            return origin.on("/list" + i + ".m3u8", text(LIST + "#EXTINF:2,\n" + i + ".ts\n"));
        });
    }

    private static List<Row> parts() {
        byte[] block = new byte[512 << 10];
        return List.of(
                row("that never come", out -> silence(), "no answer within 2 s"),
                row("in one piece", body(block), "does not serve parts"),
                row("of unknown length", body206("bytes 0-9/*", new byte[10]), "how long"),
                row("without its range", out -> head(out, "206 Partial", 0), "how long"),
                row("shorter than asked for", body206("bytes 0-524287/9999999", new byte[10]), "another part"),
                row("of 900 petabytes of nothing", body206("bytes 0-1/900000000000000000", block), "cannot be opened"),
                row("whose second block stalls", secondStalls(), "stopped sending"));
    }

    private static Answer body206(String range, byte[] bytes) {
        return out -> {
            head(out, "206 Partial Content", bytes.length, "Content-Range: " + range);
            out.write(bytes);
        };
    }

    /** A box that says it is larger than the first block, so that the next is asked for. */
    private static Answer secondStalls() {
        byte[] block = new byte[512 << 10];
        System.arraycopy(new byte[] {0, 0, 0, 16, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'}, 0, block, 0, 12);
        System.arraycopy(new byte[] {0, 8, 0, 16, 'f', 'r', 'e', 'e'}, 0, block, 16, 8);
        boolean[] first = {true};
        return out -> {
            head(out, "206 Partial Content", block.length, "Content-Range: bytes 0-524287/9999999");
            if (first[0]) {
                first[0] = false;
                out.write(block);
                return;
            }
            silence();
        };
    }

    @Test
    void files_comeInWrongParts_failWithASentence() throws Exception {
        assertRows(parts(), (i, answer) -> origin.on("/parts" + i + ".mp4", answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/a.m3u8",
                "mailto:someone@example.org",
                "data:text/plain,x",
                "relative/a.m3u8",
                "http:///a.m3u8",
                "http:a.m3u8",
                "urn:a:b"
            })
    void load_addressThatIsNotLoaded_isSaidInWords(String address) throws Exception {
        assertThat(failure(URI.create(address))).containsAnyOf("loads http and https", "names no server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXT-X-MAP:URI=\"\"\n#EXTINF:2,\na.mp4\n",
                "#EXT-X-MAP:URI=\"file:///etc/passwd\"\n#EXTINF:2,\na.mp4\n",
                "#EXTINF:2,\nfile:///etc/passwd\n",
                "#EXTINF:2,\nmailto:a@b\n",
                "#EXTINF:2,\na b|c.ts\n",
                "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2\nhttp://[::bad/\n",
                "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2,AUDIO=\"a\"\nmedia.m3u8\n"
                        + "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"n\",URI=\"\"\n",
                "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2\nlist.m3u8\n",
                "#EXTINF:1e300,\na.ts\n#EXTINF:1e300,\nb.ts\n",
                "#EXT-X-ENDLIST\n"
            })
    void load_playlistWithImpossibleEntries_isSaidInWords(String entries) throws Exception {
        origin.on("/media.m3u8", text(LIST + "#EXTINF:2,\na.ts\n"));
        assertThat(failure(origin.on("/list.m3u8", text(LIST + entries)))).startsWith("The ");
    }

    @Test
    void load_manyPlaylistsThatDrip_endsInTheTimeOfOneManifest() throws Exception {
        StringBuilder master = new StringBuilder("#EXTM3U\n");
        for (int i = 0; i < 50; i++) {
            master.append("#EXT-X-STREAM-INF:BANDWIDTH=1\nslow" + i + ".m3u8\n");
            origin.on("/slow" + i + ".m3u8", out -> {
                Thread.sleep(100);
                text(LIST + "#EXTINF:2,\na.ts\n").write(out);
            });
        }
        assertThat(failure(origin.on("/list.m3u8", text(master.toString()))))
                .containsAnyOf("had not come after 4 s", "had not come whole");
    }

    @Test
    void load_40MillionSegments_isRefusedBeforeTheyAreKept() throws Exception {
        StringBuilder master = new StringBuilder("#EXTM3U\n");
        byte[] playlist = (LIST + "#EXTINF:1,\na\n".repeat(199_000)).getBytes();
        for (int i = 0; i < 200; i++) {
            master.append("#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2\nlong" + i + ".m3u8\n");
            origin.on("/long" + i + ".m3u8", body(playlist));
        }
        Limits patient = limits(Duration.ofSeconds(30), QUICK.standstill());
        assertThat(failure(origin.on("/list.m3u8", text(master.toString())), patient))
                .contains("more than 500000 segments");
    }

    @Test
    void load_40MillionSegmentsInOneMpd_isRefusedBeforeTheyAreKept() throws Exception {
        String representation = "<Representation id='%d' bandwidth='1'><SegmentTemplate media='$Number$' timescale='1'>"
                + "<SegmentTimeline><S t='0' d='1' r='198999'/></SegmentTimeline></SegmentTemplate></Representation>";
        StringBuilder mpd = new StringBuilder("<MPD xmlns='urn:mpeg:dash:schema:mpd:2011' type='static'"
                + " mediaPresentationDuration='PT199000S'><Period><AdaptationSet contentType='video'>");
        for (int i = 0; i < 200; i++) {
            mpd.append(String.format(representation, i));
        }
        mpd.append("</AdaptationSet></Period></MPD>");
        Limits patient = limits(Duration.ofSeconds(30), QUICK.standstill());
        assertThat(failure(origin.on("/many.mpd", text(mpd.toString())), patient))
                .contains("segments");
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

    private static Limits limits(Duration loading, Duration standstill) {
        return new Limits(QUICK.connect(), loading, loading, loading, loading, QUICK.segment(), standstill);
    }

    private static String failure(URI address) throws Exception {
        return failure(address, QUICK);
    }

    private static String failure(URI address, Limits limits) throws Exception {
        try (StreamingPlayer player = player(limits)) {
            player.load(new PlaySource.Address(address, "hostile"));
            return failed(player);
        }
    }

    private static StreamingPlayer player(Limits limits) {
        return new StreamingPlayer(Picture::close, new Conditions(limits, Readers.ALL, Duration.ZERO));
    }

    private static String failed(StreamingPlayer player) throws InterruptedException {
        long end = System.currentTimeMillis() + TIME_LIMIT_MS;
        while (player.state().status() != PlayerState.Status.FAILED) {
            assertThat(System.currentTimeMillis()).as("still " + player.state()).isLessThan(end);
            Thread.sleep(10);
        }
        String message = player.state().message();
        assertThat(message)
                .as("a sentence for people")
                .endsWith(".")
                .doesNotContainPattern("Exception|java\\.|null|\\p{Cntrl}");
        return message;
    }
}
