package dev.packlight.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.Encryption;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.Iv;
import dev.packlight.protection.IvRule;
import dev.packlight.protection.Protection;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.SampleAssets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ffmpeg program finds the same packets in encrypted HLS as in the clear, with nothing but the playlist and a key.
 */
class EncryptedHlsTest {

    private static final UUID ID = UUID.fromString("0d2f6f8a-9b5e-4c1d-8c57-8a0f3f6e2b11");
    private static final byte[] SECRET = "another 16 bytes".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern FRAGMENT = Pattern.compile("Fragments\\([^)]*\\)\\.\\w+");

    @TempDir
    private Path folder;

    static Stream<Arguments> cases() {
        List<IvRule> rules = List.of(new IvRule.Numbered(), new IvRule.Fixed(Iv.of(ID)));
        List<PackagingFormat> formats = Formats.all().stream()
                .filter(f -> f.supports(Encryption.ENVELOPE))
                .toList();
        return formats.stream().flatMap(f -> rules.stream().map(r -> Arguments.of(f, r)));
    }

    private static Protection protection(IvRule rule) {
        return new Protection.WholeSegment(new ContentKey(ID, SECRET), rule, "secret.key");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void read_encrypted_givesThePacketsOfTheClearOne(PackagingFormat format, IvRule rule) throws Exception {
        String expected = packets(format, Protection.CLEAR, "clear");
        assertThat(expected.lines().count()).isGreaterThan(400);
        assertThat(packets(format, protection(rule), "protected")).isEqualTo(expected);
    }

    private String packets(PackagingFormat format, Protection protection, String name) throws Exception {
        OpenAsset open = SourceSet.serverManifest(SampleAssets.AURORA).open(new MediaFiles());
        Presentation presentation =
                Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL.withProtection(protection));
        Path place = Files.createDirectory(folder.resolve(name));
        Files.write(place.resolve("secret.key"), SECRET);
        String top = new String(get(format, presentation, format.locatorPath(open.asset())), StandardCharsets.UTF_8);
        String address = top.lines()
                .filter(line -> line.startsWith("QualityLevels") && line.contains("(video"))
                .findFirst()
                .orElseThrow();
        String base = "aurora.ism/" + address.substring(0, address.indexOf('/') + 1);
        String playlist = new String(get(format, presentation, "aurora.ism/" + address), StandardCharsets.UTF_8);
        Files.writeString(place.resolve("playlist.m3u8"), playlist);
        Matcher fragment = FRAGMENT.matcher(playlist);
        while (fragment.find()) {
            Files.write(place.resolve(fragment.group()), get(format, presentation, base + fragment.group()));
        }
        return FFmpegProgram.convert(List.of(
                "-allowed_extensions",
                "ALL",
                "-protocol_whitelist",
                "file,crypto",
                "-i",
                place.resolve("playlist.m3u8").toString(),
                "-c",
                "copy",
                "-f",
                "framemd5",
                "-"));
    }

    private static byte[] get(PackagingFormat format, Presentation presentation, String path) throws Exception {
        return BodyReader.bytes(format.respond(presentation, DeliveryRequest.parse("/L/" + path))
                .body());
    }
}
