package dev.packlight.ui.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Places;
import dev.packlight.app.Rules;
import dev.packlight.app.Services;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.origin.AccessRecord;
import dev.packlight.origin.Endpoint;
import dev.packlight.origin.Origin;
import dev.packlight.testing.ImmediateBackground;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the origin listens, and the list of requests, without a toolkit. */
class StreamPlaceTest {

    @TempDir
    private Path data;

    private Catalogue catalogue;
    private Library library;
    private Services services;
    private Origin origin;
    private StreamViewModel stream;

    @BeforeEach
    void open() throws Exception {
        catalogue = Catalogue.open(data);
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        origin.start(InetAddress.getLoopbackAddress(), 0, Origin.PortChoice.EXACTLY);
        services = Services.of(catalogue, library, origin, new ImmediateBackground(), data);
        stream = new StreamViewModel(Places.stream(services, url -> {}));
    }

    @AfterEach
    void close() {
        services.close();
        origin.close();
        library.close();
        catalogue.close();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void listen_freePort_isUsedAtOnceAndKept() throws Exception {
        int port = freePort();
        stream.listen(Endpoint.parse("127.0.0.1", String.valueOf(port)));
        assertThat(origin.address().getPort()).isEqualTo(port);
        assertThat(stream.notice().get())
                .isEqualTo("The origin listens on http://127.0.0.1:" + port + ", now and at the next start.");
        assertThat(stream.address().get()).isEqualTo("127.0.0.1:" + port + " · this computer only");
        assertThat(Endpoint.remembered(catalogue::setting).port()).isEqualTo(port);
        stream.toggle();
        stream.toggle();
        assertThat(origin.address().getPort()).isEqualTo(port);
    }

    @Test
    void listen_takenPort_staysWhereItWas() throws Exception {
        Endpoint before = stream.endpoint();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            stream.listen(Endpoint.parse("127.0.0.1", String.valueOf(taken.getLocalPort())));
            assertThat(stream.notice().get())
                    .isEqualTo(
                            "Port " + taken.getLocalPort() + " on 127.0.0.1 is taken. The origin stays where it was.");
        }
        assertThat(origin.isRunning()).isTrue();
        assertThat(Endpoint.remembered(catalogue::setting)).isEqualTo(Endpoint.STANDARD);
        assertThat(stream.endpoint().bind()).isEqualTo(before.bind());
    }

    @Test
    void requests_filterAndExport_holdWhatIsShown() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String name : new String[] {"one", "two", "three"}) {
                client.send(
                        HttpRequest.newBuilder(URI.create(origin.baseUrl() + "/" + name))
                                .header("User-Agent", "probe/1")
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
        long end = System.nanoTime() + 5_000_000_000L;
        while (stream.requests().shown().size() < 3 && System.nanoTime() < end) {
            stream.requests().poll();
        }
        assertThat(stream.requests().totals().get()).startsWith("1 client · 3 requests · 3 errors");
        stream.requests().filter().set("probe 4 TWO");
        assertThat(stream.requests().shown()).extracting(AccessRecord::path).containsExactly("/two");
        Path csv = data.resolve("requests.csv");
        stream.requests().exportCsv(csv);
        assertThat(stream.requests().exported().get()).isEqualTo("1 request written to " + csv + ".");
        assertThat(Files.readAllLines(csv)).hasSize(2).last().asString().contains(",/two,4");
        stream.requests().exportHar(data.resolve("no such folder/x.har"));
        assertThat(stream.requests().exported().get()).startsWith("The requests could not be written.");
    }

    @Test
    void what_ofAFragment_showsWhatTellsItFromOthers() {
        assertThat(AccessWords.what(
                        record("/guid/a film.ism/QualityLevels(1320000)/Fragments(video=20000000,format=m3u8-cmaf)")))
                .isEqualTo("video=20000000 at 1320000 b/s · m3u8-cmaf");
        assertThat(AccessWords.what(record("/guid/a.ism/QualityLevels(64000)/Fragments(audio_eng=0)")))
                .isEqualTo("audio_eng=0 at 64000 b/s");
        assertThat(AccessWords.what(record("/guid/a.ism/QualityLevels(64000)/Manifest(audio,format=m3u8-aapl)")))
                .isEqualTo("QualityLevels(64000)/Manifest(audio,format=m3u8-aapl)");
        assertThat(AccessWords.what(record("/guid/a.ism/manifest(format=mpd-time-cmaf)")))
                .isEqualTo("manifest(format=mpd-time-cmaf)");
    }

    private static AccessRecord record(String path) {
        return new AccessRecord(1, Instant.EPOCH, "127.0.0.1", "", "GET", path, 200, 1, 1, 1, "");
    }
}
