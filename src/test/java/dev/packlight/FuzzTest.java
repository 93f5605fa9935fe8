package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ArraySource;
import dev.packlight.catalog.ServerManifest;
import dev.packlight.codec.Codecs;
import dev.packlight.dash.MpdParser;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.UnservableException;
import dev.packlight.hls.HlsParser;
import dev.packlight.isobmff.BoxTree;
import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Track;
import dev.packlight.origin.HeaderFuzz;
import dev.packlight.subtitles.TimedText;
import dev.packlight.testing.Mutations;
import dev.packlight.testing.SampleAssets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged copies of the seeds below {@code src/test/resources/fuzz} into every reader of what comes from outside.
 *
 * <p>{@code mvn -Pfuzz verify} goes on for a minute each; the suite goes over the first hundred. What fails, or takes
 * more than a second of work, is written to {@code target/fuzz} and becomes a seed once it is mended.
 */
class FuzzTest {

    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 0);
    private static final int FEW = 100;
    private static final long SLOW_MS = 3000;
    private static final Path SEEDS = Path.of("src/test/resources/fuzz");

    /** What reads one input, or refuses it in words. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] input) throws MediaFormatException, UnservableException, IOException;
    }

    /** A reader and the ending of its seeds. */
    enum Target {
        BOXES("mp4", bytes -> BoxTree.read(new ArraySource(bytes))),
        CODECS("mp4", FuzzTest::codecs),
        PLAYLIST("m3u8", bytes -> HlsParser.parse(text(bytes))),
        MPD("mpd", bytes -> MpdParser.parse(text(bytes))),
        SMIL("ism", ServerManifest::parse),
        SUBRIP("srt", bytes -> TimedText.read("seed", bytes)),
        WEBVTT("vtt", bytes -> TimedText.read("seed", bytes)),
        TTML("ttml", bytes -> TimedText.read("seed", bytes)),
        ADDRESS("url", bytes -> DeliveryRequest.parse(text(bytes))),
        HEADERS("headers", HeaderFuzz::read);

        private final String ending;
        private final Reader reader;

        Target(String ending, Reader reader) {
            this.ending = ending;
            this.reader = reader;
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void codecs(byte[] bytes) throws MediaFormatException, IOException {
        MediaFile file = Mp4Reader.read(new ArraySource(bytes), "seed");
        for (Track track : file.tracks()) {
            var codec = Codecs.of(track.description());
            if (codec.isPresent()) {
                codec.get().describe(track.description());
            }
        }
    }

    private static List<byte[]> seeds(Target target) throws IOException {
        List<byte[]> found = new ArrayList<>();
        List<Path> folders = target == Target.CODECS || target == Target.BOXES
                ? List.of(SEEDS, SampleAssets.AURORA.getParent())
                : List.of(SEEDS);
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path seed : files.filter(f -> f.toString().endsWith("." + target.ending))
                        .sorted()
                        .toList()) {
                    found.add(head(Files.readAllBytes(seed)));
                }
            }
        }
        return found;
    }

    /** The movie header of a film, without its media. */
    private static byte[] head(byte[] bytes) {
        int[] places = Mutations.boxBytes(bytes);
        return bytes.length < 1 << 16 || places.length == 0
                ? bytes
                : java.util.Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16));
    }

    @ParameterizedTest
    @EnumSource
    void reader_ofDamagedSeeds_readsOrRefusesInWordsSoon(Target target) throws IOException {
        List<byte[]> seeds = seeds(target);
        assertThat(seeds).isNotEmpty();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        List<Iterator<byte[]>> copies = new ArrayList<>();
        for (byte[] seed : seeds) {
            check(target, seed);
            copies.add(Mutations.of(seed, System.getProperty("fuzz.seed", "7").hashCode())
                    .iterator());
        }
        for (int i = 0; i < Mutations.count(FEW) || System.nanoTime() < end; i++) {
            check(target, copies.get(i % copies.size()).next());
        }
    }

    private static void check(Target target, byte[] input) throws IOException {
        long start = System.nanoTime();
        try {
            target.reader.read(input);
        } catch (MediaFormatException | UnservableException | IOException e) {
            assertThat(e.getMessage()).isNotEmpty().hasSizeLessThan(3000);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(target + " died of " + kept(target, input), e);
        }
        long ms = (System.nanoTime() - start) / 1_000_000;
        if (ms > SLOW_MS) {
            throw new AssertionError(target + " took " + ms + " ms for " + kept(target, input));
        }
    }

    private static Path kept(Target target, byte[] input) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/fuzz"));
        Path file = folder.resolve(target.name().toLowerCase(java.util.Locale.ROOT) + "-"
                + Integer.toHexString(java.util.Arrays.hashCode(input)) + "." + target.ending);
        return Files.write(file, input);
    }
}
