package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.catalog.Publication;
import dev.packlight.codec.Carriage;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.testing.F4fReader;
import dev.packlight.testing.Golden;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.SmoothReader;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format of the sample assets, walked from its top manifest: manifests as goldens in their own syntax, every
 * segment's length and hash. What one format sends twice is the same twice.
 */
class FormatMatrixTest {

    private static final Pattern ADDRESS =
            Pattern.compile("QualityLevels\\(\\d+\\)/Manifest\\([^)]*\\)|Fragments\\([^)]*\\)(?:\\.\\w+)?");
    private static RunningOrigin origin;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.AURORA);
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    /** All that have manifests of segments. */
    static Stream<Arguments> streamed() {
        return Formats.all().stream()
                .filter(format -> format.carriage() != Carriage.FILE && format.carriage() != Carriage.STILLS)
                .map(format -> Arguments.of(format.id(), format));
    }

    @ParameterizedTest
    @MethodSource("streamed")
    void format_aurora_isAsReviewed(String id, PackagingFormat format) throws Exception {
        Publication publication =
                origin.library().publication(origin.asset("aurora").locator());
        String top = "/L/" + format.locatorPath(publication.presentation().asset());
        StringBuilder manifests = new StringBuilder();
        Map<String, String> segments = new TreeMap<>();
        Deque<String> waiting = new ArrayDeque<>(Set.of(top));
        Set<String> seen = new LinkedHashSet<>(waiting);
        while (!waiting.isEmpty()) {
            String path = waiting.pop();
            DeliveryResponse response = ask(format, publication.presentation(), path);
            byte[] bytes = BodyReader.bytes(response.body());
            assertThat((long) bytes.length)
                    .as("announced length of %s", path)
                    .isEqualTo(response.body().length());
            if (response.use() == DeliveryResponse.Use.MANIFEST) {
                String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
                manifests
                        .append("== ")
                        .append(path)
                        .append('\n')
                        .append(text.replace("><", ">\n<"))
                        .append('\n');
                addresses(path, text).stream()
                        .filter(a -> !a.contains("(thumbnails"))
                        .filter(seen::add)
                        .forEach(waiting::add);
            } else {
                segments.put(
                        path,
                        "%8d %s"
                                .formatted(
                                        bytes.length,
                                        HexFormat.of()
                                                .formatHex(
                                                        MessageDigest.getInstance("SHA-256")
                                                                .digest(bytes),
                                                        0,
                                                        8)));
                checkSlices(response, bytes);
            }
        }
        StringBuilder list = new StringBuilder("\n== segments: bytes, start of SHA-256, path\n");
        segments.forEach(
                (path, fact) -> list.append(fact).append("  ").append(path).append('\n'));
        Golden.check(id + ".txt", manifests.append(list).toString());
    }

    private static DeliveryResponse ask(PackagingFormat format, Presentation presentation, String path)
            throws Exception {
        DeliveryRequest request = DeliveryRequest.parse(path);
        assertThat(format.claims(request)).as("%s claims %s", format.id(), path).isTrue();
        return format.respond(presentation, request);
    }

    /** A range is the same bytes as that part of the whole. */
    private static void checkSlices(DeliveryResponse response, byte[] whole) throws Exception {
        for (int[] range :
                new int[][] {{0, 1}, {whole.length / 3, whole.length / 2}, {whole.length - 7, whole.length}}) {
            byte[] part = BodyReader.bytes(response.body().slice(range[0], range[1]));
            assertThat(part).isEqualTo(java.util.Arrays.copyOfRange(whole, range[0], range[1]));
        }
    }

    private static Set<String> smoothOrHds(String base, String manifest) {
        Set<String> found = new LinkedHashSet<>();
        try {
            if (manifest.contains("<SmoothStreamingMedia")) {
                SmoothReader.addresses(manifest).forEach(address -> found.add(base + address));
            } else {
                F4fReader.addresses(manifest).forEach(address -> found.add(base + address));
            }
            return found;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> addresses(String path, String manifest) {
        String base = path.substring(0, path.lastIndexOf('/') + 1);
        Set<String> found = new LinkedHashSet<>();
        if (manifest.contains("<SmoothStreamingMedia") || manifest.contains("ns.adobe.com")) {
            return smoothOrHds(base, manifest);
        }
        if (manifest.startsWith("#EXTM3U")) {
            Matcher matcher = ADDRESS.matcher(manifest);
            while (matcher.find()) {
                found.add(base + matcher.group());
            }
            return found;
        }
        try {
            for (var representation :
                    dev.packlight.dash.MpdParser.parse(manifest).representations()) {
                representation.initialization().ifPresent(init -> found.add(base + init));
                representation.segments().forEach(segment -> found.add(base + segment.uri()));
            }
            return found;
        } catch (dev.packlight.media.MediaFormatException e) {
            throw new AssertionError(e);
        }
    }
}
