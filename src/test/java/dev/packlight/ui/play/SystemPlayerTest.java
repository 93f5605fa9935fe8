package dev.packlight.ui.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.packlight.origin.AssetUrls;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.testing.Readers;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Toolkit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.media.Media;
import javafx.scene.media.MediaPlayer;
import org.junit.jupiter.api.Test;

/** What the system player cannot play is said in words before the platform is asked. */
class SystemPlayerTest {

    @Test
    void load_dash_saysSoAtOnce() {
        SystemPlayer player = new SystemPlayer(Readers.ALL);
        player.load(new PlaySource.Address(
                URI.create("http://127.0.0.1:1/x/a.ism/manifest(format=mpd-time-cmaf)"), "aurora"));
        assertThat(player.state().status()).isEqualTo(Status.FAILED);
        assertThat(player.state().message()).contains("DASH").contains("HLS");
    }

    @Test
    void refusal_encryptedPlaylist_isFoundInTheMediaPlaylist() throws Exception {
        Map<String, String> pages = Map.of(
                "/master",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000\nmedia\n",
                "/media",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-KEY:METHOD=AES-128,URI=\"key\"\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST\n",
                "/clear",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST\n");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/", exchange -> {
            byte[] page =
                    pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page.length == 0 ? 404 : 200, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            SystemPlayer player = new SystemPlayer(Readers.ALL);
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(player.refusal(URI.create(base + "/master")).orElseThrow())
                    .contains("AES-128");
            assertThat(player.refusal(URI.create(base + "/clear"))).isEmpty();
            assertThat(player.refusal(URI.create(base + "/missing")))
                    .as("the platform says itself what it cannot load")
                    .isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void playlists_askedForEscaped_areReadByThePlatformToTheLastAddress() throws Exception {
        Toolkit.start();
        List<String> uncaught = new CopyOnWriteArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> uncaught.add(thread.getName() + ": " + error));
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA.getParent())) {
            for (String format : List.of("hls-ts", "hls-cmaf")) {
                String address =
                        AssetUrls.escaped(origin.urls("aurora").get(format).toString());
                MediaPlayer player = Toolkit.onFx(() -> new MediaPlayer(new Media(address)));
                awaitRequest(origin, "Manifest(aac", format);
                Toolkit.onFx(() -> {
                    player.dispose();
                    return player;
                });
            }
            assertThat(origin.origin().log().since(0))
                    .allSatisfy(r -> assertThat(r.status()).as(r.path()).isEqualTo(200));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
        assertThat(uncaught).isEmpty();
    }

    private static void awaitRequest(RunningOrigin origin, String part, String format) throws Exception {
        String token = format.equals("hls-ts") ? "m3u8-aapl" : "m3u8-cmaf";
        long end = System.nanoTime() + 20_000_000_000L;
        while (origin.origin().log().since(0).stream()
                .noneMatch(r -> r.path().contains(part) && r.path().contains(token))) {
            assertThat(System.nanoTime()).as("time for " + part).isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void load_missingFile_failsInWords() {
        SystemPlayer player = new SystemPlayer(Readers.ALL);
        player.load(new PlaySource.Address(URI.create("nonsense:/nowhere"), "nothing"));
        PlayerState state = player.state();
        assertThat(state.status()).isEqualTo(Status.FAILED);
        assertThat(state.message())
                .startsWith("The system player cannot play this:")
                .endsWith("The Packlight player may.");
    }
}
