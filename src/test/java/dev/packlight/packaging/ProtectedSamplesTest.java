package dev.packlight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.Protection;
import dev.packlight.protection.Protection.Samples;
import dev.packlight.protection.Protection.Scheme;
import dev.packlight.testing.CencDecryptor;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.SyntheticAsset;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Protected fragments against a decryptor written from the specification alone, and against FFmpeg. */
class ProtectedSamplesTest {

    private static final byte[] SECRET = "sixteen secret b".getBytes(StandardCharsets.US_ASCII);
    private static final ContentKey KEY =
            new ContentKey(UUID.fromString("0d2f6f8a-9b5e-4c1d-8c57-8a0f3f6e2b11"), SECRET);
    private static final CmafContainer CONTAINER = CmafContainer.cmaf();

    @TempDir
    private Path folder;

    private static Presentation present(Protection protection) throws Exception {
        OpenAsset open = SourceSet.serverManifest(SampleAssets.AURORA).open(new MediaFiles());
        return Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL.withProtection(protection));
    }

    private static Presentation secret(Scheme scheme) throws Exception {
        return present(new Samples(scheme, KEY, "http://127.0.0.1/key"));
    }

    /** What differs between the two of a rendition: samples alone. */
    private static List<byte[]> clearSamples(Rendition rendition, int segment) throws Exception {
        List<byte[]> samples = new ArrayList<>();
        for (int i = rendition.fragments().firstSample(segment);
                i < rendition.fragments().endSample(segment);
                i++) {
            samples.add(rendition
                    .source()
                    .readFully(
                            rendition.track().samples().offsetBytes(i),
                            rendition.track().samples().sizeBytes(i)));
        }
        return samples;
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void segments_decryptedByTheSpecification_areTheSource(Scheme scheme) throws Exception {
        Presentation presentation = secret(scheme);
        for (Rendition rendition : presentation.renditions()) {
            Multiplex multiplex = Multiplex.of(presentation, rendition);
            CencDecryptor decryptor =
                    new CencDecryptor(CONTAINER.header(multiplex).orElseThrow(), SECRET);
            assertThat(decryptor.keyId()).isEqualTo(KEY.id());
            assertThat(decryptor.scheme()).isEqualTo(scheme == Scheme.CENC ? "cenc" : "cbcs");
            for (int segment = 0; segment < rendition.fragments().count(); segment++) {
                byte[] bytes = BodyReader.bytes(CONTAINER.segment(multiplex, segment));
                assertThat(CONTAINER.bytes(multiplex, segment)).isEqualTo(bytes.length);
                List<byte[]> stored = clearSamples(rendition, segment);
                List<byte[]> decrypted = decryptor.samples(bytes);
                assertThat(decrypted).hasSameSizeAs(stored);
                for (int i = 0; i < stored.size(); i++) {
                    assertThat(decrypted.get(i)).isEqualTo(stored.get(i));
                }
            }
            assertThat(decryptor.protectedBytes()).as("encrypted at all").isGreaterThan(10_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void segment_fromAnyByte_isTheSame(Scheme scheme) throws Exception {
        Presentation presentation = secret(scheme);
        Random random = new Random(7);
        for (Rendition rendition : presentation.renditions()) {
            Body body = CONTAINER.segment(Multiplex.of(presentation, rendition), 1);
            byte[] whole = BodyReader.bytes(body);
            for (int i = 0; i < 5; i++) {
                int from = random.nextInt(whole.length);
                int to = from + 1 + random.nextInt(whole.length - from);
                assertThat(BodyReader.bytes(body.slice(from, to))).isEqualTo(Arrays.copyOfRange(whole, from, to));
            }
        }
    }

    @Test
    void segment_ofTwoOrigins_isTheSame() throws Exception {
        Presentation one = secret(Scheme.CENC);
        Presentation other = secret(Scheme.CENC);
        for (int i = 0; i < one.renditions().size(); i++) {
            assertThat(BodyReader.bytes(
                            CONTAINER.segment(Multiplex.of(one, one.renditions().get(i)), 2)))
                    .isEqualTo(BodyReader.bytes(CONTAINER.segment(
                            Multiplex.of(other, other.renditions().get(i)), 2)));
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void file_readByFFmpegWithTheKey_hasThePacketsOfTheClearOne(Scheme scheme) throws Exception {
        Presentation presentation = secret(scheme);
        Presentation clear = present(Protection.CLEAR);
        for (int i = 0; i < presentation.renditions().size(); i++) {
            Path encrypted = write(presentation, presentation.renditions().get(i), "secret" + i);
            Path plain = write(clear, clear.renditions().get(i), "clear" + i);
            String wanted = packets(List.of("-i", plain.toString()));
            assertThat(wanted.lines().count()).isGreaterThan(300);
            assertThat(packets(
                            List.of("-decryption_key", HexFormat.of().formatHex(SECRET), "-i", encrypted.toString())))
                    .isEqualTo(wanted);
        }
    }

    /** A length, a slice without parameter sets, and bytes in plenty; or a message, which stays in the clear. */
    private static void unit(ByteArrayOutputStream sample, int header, int bytes) {
        sample.writeBytes(
                ByteBuffer.allocate(5).putInt(bytes).put((byte) header).array());
        sample.writeBytes(new byte[bytes - 1]);
    }

    private static byte[] picture(int slices, int sliceBytes, int messageBytes) {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        unit(sample, 0x06, messageBytes);
        for (int i = 0; i < slices; i++) {
            unit(sample, 0x65, sliceBytes);
        }
        return sample.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void picture_ofManySlicesLongMessagesOrDamage_comesOutAgain(Scheme scheme) throws Exception {
        byte[] damaged = picture(2, 300, 20);
        damaged[1] = 1;
        List<byte[]> pictures = List.of(
                picture(60, 200, 20),
                picture(100, 9_000, 20),
                picture(1, 300, 4 << 20),
                picture(3, 300, 200_000),
                damaged,
                picture(1, 10, 4),
                Arrays.copyOf(damaged, 21));
        Presentation stored = present(Protection.CLEAR);
        long[] sizes = pictures.stream().mapToLong(p -> p.length).toArray();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pictures.forEach(bytes::writeBytes);
        Track track = new Track(
                1,
                TrackKind.VIDEO,
                stored.video().getFirst().track().description(),
                new Timescale(12_800),
                "und",
                Edit.NONE,
                0,
                new SampleTableBuilder(sizes)
                        .addTimes(sizes.length, 512)
                        .addChunk(0, sizes.length)
                        .build(),
                "");
        Presentation presentation = new SyntheticAsset()
                .track(track, bytes.toByteArray(), 512L * sizes.length)
                .present(Decisions.ORIGINAL.withProtection(new Samples(scheme, KEY, "http://127.0.0.1/key")));
        Multiplex multiplex = Multiplex.of(presentation, presentation.video().getFirst());
        CencDecryptor decryptor = new CencDecryptor(CONTAINER.header(multiplex).orElseThrow(), SECRET);
        List<byte[]> decrypted = new ArrayList<>();
        for (int i = 0; i < multiplex.main().fragments().count(); i++) {
            byte[] segment = BodyReader.bytes(CONTAINER.segment(multiplex, i));
            assertThat(CONTAINER.bytes(multiplex, i)).isEqualTo(segment.length);
            decrypted.addAll(decryptor.samples(segment));
        }
        assertThat(decrypted).hasSameSizeAs(pictures);
        for (int i = 0; i < pictures.size(); i++) {
            assertThat(Arrays.equals(decrypted.get(i), pictures.get(i)))
                    .as("picture " + i)
                    .isTrue();
        }
    }

    private Path write(Presentation presentation, Rendition rendition, String name) throws Exception {
        Multiplex multiplex = Multiplex.of(presentation, rendition);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(CONTAINER.header(multiplex).orElseThrow());
        for (int i = 0; i < rendition.fragments().count(); i++) {
            all.write(BodyReader.bytes(CONTAINER.segment(multiplex, i)));
        }
        return Files.write(folder.resolve(name + ".mp4"), all.toByteArray());
    }

    private static String packets(List<String> input) throws Exception {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of("-c", "copy", "-f", "framemd5", "-"));
        return FFmpegProgram.convert(arguments);
    }
}
