package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Rules;
import dev.packlight.bytes.ArraySource;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Progressive;
import dev.packlight.delivery.Sources;
import dev.packlight.delivery.UnservableException;
import dev.packlight.isobmff.BoxTree;
import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.testing.Mutations;
import dev.packlight.testing.SampleAssets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged copies of sound files are read, reported on and put into every manifest, or refused in words, soon. */
class MutationTest {

    private static final long LIMIT_MS = 1500;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "editlist/mov-3elist.mp4",
                "fragmented/h264.mp4",
                "mov/av.mov",
                "subtitles/stpp_combined.mp4",
                "dolby-audio/sample_eac3joc.mp4",
                "aac/tones_nero_16000_stereo_aac_he2.m4a",
                "smooth-azure-bbb/BigBuckBunny.ismv",
                "encrypted/sample_fragmented_widevine.mp4"
            })
    void damagedCopies_failInOneWayOnly(String name) throws IOException {
        byte[] sound = Files.readAllBytes(SampleAssets.shared("").resolve(name));
        int[] boxes = Mutations.boxBytes(sound);
        long most = Math.max(10, 3_000_000 / sound.length);
        Mutations.of(sound, boxes, name.hashCode())
                .limit(Mutations.count((int) Math.min(120, most)))
                .forEach(bytes -> {
                    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    everything(bytes);
                    long ms = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
                    assertThat(ms).as(() -> place(sound, bytes)).isLessThan(LIMIT_MS);
                });
    }

    private static void everything(byte[] bytes) {
        ArraySource source = new ArraySource(bytes);
        try {
            BoxTree.read(source);
            MediaFile file = Mp4Reader.read(source, "mutant.mp4");
            List<AssetTrack> tracks =
                    file.tracks().stream().map(t -> AssetTrack.of(file, t)).toList();
            Asset asset = new Asset("mutant", Asset.Origin.SINGLE_FILE, List.of(file), tracks, 3, List.of());
            AssetReport.of(asset, Rules.book(), Cancel.NEVER);
            Presentation presentation =
                    Presentations.of(asset, new Sources(Map.of(file, source), "stamp"), Decisions.ORIGINAL);
            for (PackagingFormat format : Formats.all()) {
                if (!(format instanceof Progressive)) {
                    manifest(format, presentation);
                }
            }
        } catch (MediaFormatException | UnservableException | IOException e) {
            assertThat(e.getMessage()).isNotEmpty().hasSizeLessThan(3000);
        }
    }

    private static void manifest(PackagingFormat format, Presentation presentation) throws IOException {
        try {
            BodyReader.bytes(format.respond(
                            presentation, DeliveryRequest.parse("/L/" + format.locatorPath(presentation.asset())))
                    .body());
        } catch (UnservableException e) {
            assertThat(e.advice()).isNotEmpty();
        }
    }

    /** What was changed, so that it can be made again. */
    private static String place(byte[] sound, byte[] bytes) {
        int at = 0;
        while (at < Math.min(sound.length, bytes.length) && sound[at] == bytes[at]) {
            at++;
        }
        return "changed from byte " + at + ": " + HexFormat.of().formatHex(bytes, at, Math.min(bytes.length, at + 16));
    }
}
