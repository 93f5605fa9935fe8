package dev.packlight.testing;

import dev.packlight.app.Formats;
import dev.packlight.app.Rules;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.origin.AssetUrls;
import dev.packlight.origin.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A real origin on a port of its own, over real files. */
public final class RunningOrigin implements AutoCloseable {

    private final Catalogue catalogue;
    private final Library library;
    private final Origin origin;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public RunningOrigin(Path... paths) throws Exception {
        catalogue = Catalogue.open(Files.createTempDirectory("packlight-test"));
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, library::key, Formats.all(), InstantSource.system());
        library.open(List.of(paths));
        library.awaitScan();
        library.keysAt(origin::baseUrl);
        origin.start(InetAddress.getLoopbackAddress(), 0, Origin.PortChoice.EXACTLY);
    }

    public Origin origin() {
        return origin;
    }

    public Library library() {
        return library;
    }

    public LibraryAsset asset(String name) {
        return library.snapshot().assets().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no asset " + name + " in " + library.snapshot().assets()));
    }

    /** Addresses of an asset by format id. */
    public Map<String, URI> urls(String name) throws Exception {
        LibraryAsset asset = asset(name);
        Map<String, URI> urls = new LinkedHashMap<>();
        for (Map.Entry<PackagingFormat, String> url : AssetUrls.of(
                        origin.baseUrl(),
                        asset.locator(),
                        library.publication(asset.locator()).presentation(),
                        Formats.all())
                .entrySet()) {
            urls.put(url.getKey().id(), URI.create(url.getValue()));
        }
        return urls;
    }

    public HttpResponse<byte[]> get(URI uri, String... headers) throws IOException, InterruptedException {
        return send("GET", uri, headers);
    }

    public HttpResponse<byte[]> send(String method, URI uri, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What a POST of this text gives. */
    public HttpResponse<byte[]> post(URI uri, String text) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(text))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    public String text(URI uri) throws IOException, InterruptedException {
        return new String(get(uri).body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The first address with the prefix in the last playlist of a multivariant playlist. */
    public URI first(URI master, String prefix) throws Exception {
        URI playlist = master.resolve(text(master)
                .lines()
                .filter(l -> !l.startsWith("#"))
                .reduce((a, b) -> b)
                .orElseThrow());
        return playlist.resolve(text(playlist)
                .lines()
                .filter(l -> l.startsWith(prefix))
                .findFirst()
                .orElseThrow());
    }

    @Override
    public void close() {
        client.close();
        origin.close();
        library.close();
        catalogue.close();
    }
}
