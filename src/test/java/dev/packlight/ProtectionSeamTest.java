package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.app.Formats;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.Encryption;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.Iv;
import dev.packlight.protection.IvRule;
import dev.packlight.protection.Protection;
import dev.packlight.testing.CencDecryptor;
import dev.packlight.testing.SampleAssets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format under every protection: what it sends decrypts to what it sends in the clear, whole and by ranges, or it
 * refuses. Read with the tags of RFC 8216 and the platform's cipher alone.
 */
class ProtectionSeamTest {

    private static final UUID ID = UUID.fromString("9e5f2bb8-77f4-4f0a-a8a0-1d1c5a1f0b5e");
    private static final byte[] SECRET = "sixteen bytes !!".getBytes(StandardCharsets.US_ASCII);
    private static final ContentKey KEY = new ContentKey(ID, SECRET);
    private static final String ADDRESS = "https://keys.example/?kid=" + ID;
    private static final Pattern MEDIA_PLAYLIST = Pattern.compile("QualityLevels\\(\\d+\\)/Manifest\\([^)]*\\)");
    private static final Pattern VECTOR =
            Pattern.compile("#EXT-X-KEY:METHOD=AES-128,URI=\"([^\"]*)\"(?:,IV=0x(\\w+))?");
    private static OpenAsset open;
    private static Presentation clear;

    @BeforeAll
    static void open() throws Exception {
        open = SourceSet.serverManifest(SampleAssets.AURORA).open(new MediaFiles());
        clear = present(Protection.CLEAR);
    }

    private static Presentation present(Protection protection) throws UnservableException {
        return Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL.withProtection(protection));
    }

    static Stream<Arguments> formatsAndProtections() {
        List<Protection> protections = List.of(
                new Protection.WholeSegment(KEY, new IvRule.Numbered(), ADDRESS),
                new Protection.WholeSegment(KEY, new IvRule.Fixed(Iv.of(ID)), ADDRESS),
                new Protection.Samples(Protection.Scheme.CENC, KEY, ADDRESS),
                new Protection.Samples(Protection.Scheme.CBCS, KEY, ADDRESS));
        return Formats.all().stream().flatMap(f -> protections.stream().map(p -> Arguments.of(f, p)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndProtections")
    void format_protected_decryptsToTheClearBytesOrRefuses(PackagingFormat format, Protection protection)
            throws Exception {
        Presentation secret = present(protection);
        String top = "/L/" + format.locatorPath(clear.asset()).replace("manifest(", "manifest(encryption=cbc,");
        if (!format.supports(Encryption.of(protection))) {
            assertThatThrownBy(() -> format.respond(secret, DeliveryRequest.parse(top)))
                    .isInstanceOfSatisfying(
                            UnservableException.class,
                            e -> assertThat(e.reason().azureName()).isEqualTo("MPE_ENCRYPTION_NOT_SUPPORTED"));
            return;
        }
        assertThat(secret.fingerprint()).isNotEqualTo(clear.fingerprint());
        if (protection instanceof Protection.Samples samples) {
            compareSamples(format, secret, samples);
            return;
        }
        String manifest = text(format, secret, top);
        assertThat(manifest).contains(",encryption=cbc").doesNotContain("I-FRAME", "IMAGE-STREAM");
        int compared = 0;
        Matcher playlists = MEDIA_PLAYLIST.matcher(manifest);
        while (playlists.find()) {
            if (!playlists.group().contains("subt_")) {
                compared += compare(format, secret, "/L/aurora.ism/" + playlists.group());
            }
        }
        assertThat(compared).isGreaterThan(8);
    }

    /** Init segments and first fragments of all tracks, decrypted by the specification; manifests that name the key. */
    private static void compareSamples(PackagingFormat format, Presentation secret, Protection.Samples samples)
            throws Exception {
        String path = format.locatorPath(clear.asset());
        String manifest = text(format, secret, "/L/" + path);
        String token = path.substring(path.indexOf("format="), path.length() - 1);
        Matcher playlists = MEDIA_PLAYLIST.matcher(manifest);
        String words = playlists.find() ? text(format, secret, "/L/aurora.ism/" + playlists.group()) : manifest;
        assertThat(words).contains(ADDRESS).containsAnyOf("METHOD=SAMPLE-AES", "default_KID=\"" + ID + "\"");
        for (Rendition rendition : secret.renditions()) {
            String base =
                    "/L/aurora.ism/QualityLevels(" + rendition.bitrateBps() + ")/Fragments(" + rendition.trackName();
            CencDecryptor decryptor = new CencDecryptor(bytes(format, secret, base + "=i," + token + ")"), SECRET);
            assertThat(decryptor.keyId()).isEqualTo(ID);
            assertThat(decryptor.scheme()).isEqualTo(samples.scheme() == Protection.Scheme.CENC ? "cenc" : "cbcs");
            long start = rendition.fragments().startTicks(0);
            List<byte[]> decrypted = decryptor.samples(bytes(format, secret, base + "=" + start + "," + token + ")"));
            for (int i = 0; i < decrypted.size(); i++) {
                int sample = rendition.fragments().firstSample(0) + i;
                assertThat(decrypted.get(i))
                        .isEqualTo(rendition
                                .source()
                                .readFully(
                                        rendition.track().samples().offsetBytes(sample),
                                        rendition.track().samples().sizeBytes(sample)));
            }
        }
    }

    private static byte[] bytes(PackagingFormat format, Presentation presentation, String address) throws Exception {
        return BodyReader.bytes(
                format.respond(presentation, DeliveryRequest.parse(address)).body());
    }

    /** Decrypts what one playlist lists as a player does: keys and maps in the order of the lines. */
    private static int compare(PackagingFormat format, Presentation secret, String address) throws Exception {
        String playlist = text(format, secret, address);
        String base = address.substring(0, address.lastIndexOf('/') + 1);
        boolean keyed = false;
        byte[] shared = null;
        int number = 0;
        for (String line : playlist.split("\n")) {
            Matcher key = VECTOR.matcher(line);
            if (key.matches()) {
                assertThat(key.group(1)).isEqualTo(ADDRESS);
                keyed = true;
                shared = key.group(2) == null ? null : HexFormat.of().parseHex(key.group(2));
            } else if (line.startsWith("#EXT-X-MAP")) {
                String map = base + line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
                assertThat(keyed).as("an encrypted map needs a vector").isEqualTo(playlist.contains(",IV="));
                compare(format, secret, map, keyed ? shared : null);
            } else if (!line.startsWith("#")) {
                byte[] own = new Iv(0, number).bytes();
                compare(format, secret, base + line, shared == null ? own : shared);
                number++;
            }
        }
        assertThat(keyed).isTrue();
        return number;
    }

    private static void compare(PackagingFormat format, Presentation secret, String address, byte[] vector)
            throws Exception {
        DeliveryResponse sent = format.respond(secret, DeliveryRequest.parse(address));
        byte[] whole = BodyReader.bytes(sent.body());
        assertThat(sent.body().length()).as("announced length").isEqualTo(whole.length);
        byte[] expected = BodyReader.bytes(
                format.respond(clear, DeliveryRequest.parse(address)).body());
        assertThat(vector == null ? whole : decrypted(whole, vector)).isEqualTo(expected);
        Random random = new Random(whole.length);
        for (int i = 0; i < 3; i++) {
            int from = random.nextInt(whole.length);
            int to = from + 1 + random.nextInt(whole.length - from);
            assertThat(BodyReader.bytes(sent.body().slice(from, to)))
                    .as("bytes %s to %s of %s", from, to, address)
                    .isEqualTo(Arrays.copyOfRange(whole, from, to));
        }
    }

    private static byte[] decrypted(byte[] bytes, byte[] vector) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(SECRET, "AES"), new IvParameterSpec(vector));
        return cipher.doFinal(bytes);
    }

    private static String text(PackagingFormat format, Presentation presentation, String path) throws Exception {
        return new String(
                BodyReader.bytes(format.respond(presentation, DeliveryRequest.parse(path))
                        .body()),
                StandardCharsets.UTF_8);
    }

    @Test
    void fingerprint_ofAnotherKeyWithTheSameId_isAnother() throws Exception {
        byte[] changed = SECRET.clone();
        changed[3]++;
        IvRule rule = new IvRule.Numbered();
        Presentation one = present(new Protection.WholeSegment(KEY, rule, ADDRESS));
        Presentation other = present(new Protection.WholeSegment(new ContentKey(ID, changed), rule, ADDRESS));
        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
        assertThat(one.fingerprint())
                .isEqualTo(
                        present(new Protection.WholeSegment(KEY, rule, ADDRESS)).fingerprint());
    }

    @Test
    void formats_supportWholeSegments_whereTheirManifestsHaveWordsForThem() {
        assertThat(Formats.all().stream()
                        .filter(f -> f.supports(Encryption.ENVELOPE))
                        .map(PackagingFormat::id))
                .containsExactly("hls-ts", "hls-ts-v3", "hls-cmaf");
    }
}
