package dev.packlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Main;
import dev.packlight.testing.SampleAssets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process of its own with a small heap serves a good asset out of a folder full of hostile files. */
class HostileLibraryTest {

    private static final String ERRORS = "errors.txt";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    void serve_hostileFilesBesideAGoodAsset_servesTheGoodAndNamesTheOthers() throws Exception {
        copyHostileFiles();
        copyFolder(SampleAssets.AURORA.getParent(), Files.createDirectory(folder.resolve("aurora")));
        Process serve = start(List.of());
        try (BufferedReader out = serve.inputReader()) {
            JsonNode line = JSON.readTree(out.readLine());
            JsonNode assets = line.get("assets");
            JsonNode good = named(assets, "aurora");
            for (JsonNode format : good.get("formats")) {
                assertThat(status(format.get("url").asString()))
                        .as(format.get("id").asString())
                        .isEqualTo(200);
            }
            for (JsonNode asset : assets) {
                boolean served = !asset.get("formats").isEmpty();
                assertThat(served || !asset.path("problem").asString("").isEmpty())
                        .as("%s is served, or says why not", asset.get("name"))
                        .isTrue();
            }
            assertThat(serve.isAlive()).isTrue();
        } finally {
            serve.destroy();
            assertThat(serve.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void serve_boundBeyondLoopback_warnsInASentence() throws Exception {
        copyFolder(SampleAssets.AURORA.getParent(), Files.createDirectory(folder.resolve("aurora")));
        Process serve = start(List.of("--bind", "0.0.0.0"));
        try (BufferedReader out = serve.inputReader()) {
            assertThat(JSON.readTree(out.readLine()).get("assets")).hasSize(1);
            assertThat(folder.resolve(ERRORS))
                    .content()
                    .contains("The origin listens on every address of this computer: whoever reaches it over the"
                            + " network can fetch everything in the library.");
        } finally {
            serve.destroy();
            assertThat(serve.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process start(List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--json",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                folder.toString()));
        command.addAll(more);
        return new ProcessBuilder(command)
                .redirectError(folder.resolve(ERRORS).toFile())
                .start();
    }

    /** Small files as they are, compressed ones unpacked. */
    private void copyHostileFiles() throws IOException {
        Path target = Files.createDirectory(folder.resolve("hostile"));
        try (Stream<Path> files = Files.list(SampleAssets.shared("hostile"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".gz")) {
                    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                        Files.copy(in, target.resolve(name.substring(0, name.length() - 3)));
                    }
                } else {
                    Files.copy(file, target.resolve(name));
                }
            }
        }
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static JsonNode named(JsonNode assets, String name) {
        for (JsonNode asset : assets) {
            if (asset.get("name").asString().equals(name)) {
                return asset;
            }
        }
        throw new AssertionError("no asset " + name + " in " + assets);
    }

    private static int status(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
