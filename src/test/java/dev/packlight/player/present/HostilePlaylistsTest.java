package dev.packlight.player.present;

import static dev.packlight.player.present.HostilePlayer.LIST;
import static dev.packlight.player.present.HostilePlayer.failed;
import static dev.packlight.player.present.HostilePlayer.player;
import static dev.packlight.testing.HostileOrigin.body;
import static dev.packlight.testing.HostileOrigin.head;
import static dev.packlight.testing.HostileOrigin.text;

import dev.packlight.player.PlaySource;
import dev.packlight.player.decode.FFmpeg;
import dev.packlight.testing.HostileOrigin;
import dev.packlight.testing.HostileOrigin.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an opened address may answer out of spite: each ends within seconds, in one sentence. */
class HostilePlaylistsTest {

    private static final String MASTER = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n";
    private static final String END = "#EXT-X-ENDLIST\n";

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

    private record Row(String behaviour, Answer answer, String sentence) {}

    private static Answer list(String lines) {
        return text(LIST + lines + END);
    }

    private static Answer moved(String to) {
        return out -> head(out, "302 Found", 0, "Location: " + to);
    }

    private static List<Row> playlists() throws Exception {
        byte[] junk = new byte[100_000];
        new Random(9).nextBytes(junk);
        return List.of(
                new Row("names a file as segment", list("#EXTINF:2,\nfile:///etc/passwd\n"), "http and https"),
                new Row("names a script as segment", list("#EXTINF:2,\njavascript:alert(1)\n"), "http and https"),
                new Row("names another protocol", list("#EXTINF:2,\nftp://127.0.0.1/a.ts\n"), "not ftp:"),
                new Row("names a file as variant", text(MASTER + "file:///etc/passwd\n"), "http and https"),
                new Row(
                        "names a file as init segment",
                        list("#EXT-X-MAP:URI=\"file:///etc/passwd\"\n#EXTINF:2,\na\n"),
                        "http"),
                new Row("sends to a file", moved("file:///etc/passwd"), "not file:"),
                new Row("sends to nowhere", moved("http://[::bad"), "an address that is none"),
                new Row("sends on and on", redirects(), "more than 10 times"),
                new Row("sends to a host that is none", moved("http://no-such-host.invalid/"), "there is no such host"),
                new Row("nests masters", text(MASTER + "/nested\n"), "lists variants where segments are wanted"),
                new Row("refers to itself", text(MASTER + "/self\n"), "lists variants where segments are wanted"),
                new Row("answers 403", out -> head(out, "403 Forbidden", 0), "answered 403"),
                new Row("answers 500", out -> head(out, "500 Oops", 0), "answered 500"),
                new Row("is a web page", text("<!DOCTYPE html><html><body>Sorry</body></html>"), "is none of"),
                new Row("is empty", text(""), "is none of"),
                new Row("is junk", body(junk), "is none of"),
                new Row(
                        "lists millions of segments",
                        text(LIST + "#EXTINF:1,\na\n".repeat(300_000) + END),
                        "more than"),
                new Row("lasts less than nothing", list("#EXTINF:-5,\na.ts\n"), "holds a number that is none"),
                new Row("is a bomb", bomb(), "too large"),
                new Row("is no gzip", body("#EXTM3U".getBytes(), "Content-Encoding: gzip"), "is no gzip"),
                new Row("floods with headers", flood(), "Nothing could be loaded"),
                new Row("has hundreds of variants of nothing", text(MASTER + variants()), "answered 404"));
    }

    private static String variants() {
        StringBuilder lines = new StringBuilder("v0\n");
        for (int i = 1; i < 200; i++) {
            lines.append("#EXT-X-STREAM-INF:BANDWIDTH=")
                    .append(i)
                    .append("\nv")
                    .append(i)
                    .append('\n');
        }
        return lines.toString();
    }

    private static Answer redirects() {
        AtomicInteger count = new AtomicInteger();
        Answer[] next = new Answer[1];
        next[0] = out -> {
            String path = "/on/" + count.incrementAndGet();
            origin.on(path, next[0]);
            head(out, "302 Found", 0, "Location: " + path);
        };
        return next[0];
    }

    /** 100 MB of nothing in 100 kB. */
    private static Answer bomb() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(block);
            }
        }
        return body(bytes.toByteArray(), "Content-Encoding: gzip");
    }

    private static Answer flood() {
        return out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes());
            byte[] line = ("X-Flood: " + "a".repeat(1000) + "\r\n").getBytes();
            while (true) {
                out.write(line);
            }
        };
    }

    @Test
    void playlists_outOfSpite_failWithASentence() throws Exception {
        origin.on("/nested", text(MASTER + "/nested2\n"));
        origin.on("/self", text(MASTER + "/self\n"));
        List<Row> rows = playlists();
        List<StreamingPlayer> players = new ArrayList<>();
        SoftAssertions verdicts = new SoftAssertions();
        try {
            for (int i = 0; i < rows.size(); i++) {
                StreamingPlayer player = player(HostilePlayer.QUICK);
                URI address = origin.on("/spite" + i, rows.get(i).answer());
                player.load(new PlaySource.Address(address, rows.get(i).behaviour()));
                players.add(player);
            }
            for (int i = 0; i < rows.size(); i++) {
                verdicts.assertThat(failed(players.get(i)))
                        .as("what " + rows.get(i).behaviour())
                        .contains(rows.get(i).sentence());
            }
        } finally {
            players.forEach(StreamingPlayer::close);
        }
        verdicts.assertAll();
    }
}
