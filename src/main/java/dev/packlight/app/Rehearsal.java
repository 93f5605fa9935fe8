package dev.packlight.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.application.Platform;

/**
 * Goes through what a start goes through, so that Java can note it: the origin, a stream of each format, the window
 * ({@code src/dist/Image.java} makes the image's cache from that).
 *
 * <p>Arguments: an empty folder for catalogues, and the media.
 */
final class Rehearsal {

    private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration SHOWN = Duration.ofSeconds(8);
    /** Manifest, playlist of a track, segment. */
    private static final int LEVELS = 3;

    private Rehearsal() {}

    /** Called by the build alone. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        stream(data.resolve("origin"), arguments[1]);
        Thread.ofPlatform().daemon().start(Rehearsal::closeWindow);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        String window = data.resolve("window").toString();
        System.exit(Main.run(out, out, "--port", "0", "--data", window, arguments[1]));
    }

    private static void closeWindow() {
        try {
            Thread.sleep(SHOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    private static void stream(Path data, String media) throws IOException, InterruptedException {
        try (PipedWriter pipe = new PipedWriter();
                BufferedReader lines = new BufferedReader(new PipedReader(pipe));
                HttpClient client = HttpClient.newHttpClient()) {
            PrintWriter out = new PrintWriter(pipe, true);
            String[] serve = {"serve", "--json", "--port", "0", "--data", data.toString(), media};
            Thread.ofPlatform().daemon().start(() -> Main.run(out, out, serve));
            String line = Optional.ofNullable(lines.readLine()).orElseThrow();
            List<URI> formats = URL.matcher(line)
                    .results()
                    .map((MatchResult found) -> URI.create(found.group(1)))
                    .toList();
            for (URI format : formats) {
                follow(client, format, LEVELS);
            }
        }
    }

    /** Loads what is there, and the first address that it names where it is a playlist. */
    private static void follow(HttpClient client, URI uri, int levels) throws IOException, InterruptedException {
        String text = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        Optional<String> next =
                text.lines().filter(line -> !line.startsWith("#")).findFirst();
        if (levels > 1 && text.startsWith("#EXTM3U") && next.isPresent()) {
            follow(client, uri.resolve(next.get()), levels - 1);
        }
    }
}
