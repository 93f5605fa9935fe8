package dev.packlight.player.present;

import static dev.packlight.player.present.HostilePlayer.LIST;
import static dev.packlight.player.present.HostilePlayer.QUICK;
import static dev.packlight.player.present.HostilePlayer.failed;
import static dev.packlight.player.present.HostilePlayer.player;
import static dev.packlight.testing.HostileOrigin.body;
import static dev.packlight.testing.HostileOrigin.drip;
import static dev.packlight.testing.HostileOrigin.head;
import static dev.packlight.testing.HostileOrigin.silence;
import static dev.packlight.testing.HostileOrigin.text;

import dev.packlight.player.PlaySource;
import dev.packlight.player.decode.FFmpeg;
import dev.packlight.testing.HostileOrigin;
import dev.packlight.testing.HostileOrigin.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a server does, the session ends in time, with a sentence. */
class HostileOriginTest {

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
                row("sends in circles", out -> head(out, "302 Found", 0, "Location: /circle"), "more than 10 times"),
                row(
                        "sends to a file",
                        out -> head(out, "302 Found", 0, "Location: file:///etc/passwd"),
                        "http and https"));
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
}
