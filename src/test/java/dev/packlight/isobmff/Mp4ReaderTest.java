package dev.packlight.isobmff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Edit;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Track;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mp4parser.IsoFile;
import org.mp4parser.PropertyBoxParserImpl;
import org.mp4parser.boxes.iso14496.part12.CompositionTimeToSample;
import org.mp4parser.boxes.iso14496.part12.MovieFragmentBox;
import org.mp4parser.boxes.iso14496.part12.SampleSizeBox;
import org.mp4parser.boxes.iso14496.part12.SyncSampleBox;
import org.mp4parser.boxes.iso14496.part12.TimeToSampleBox;
import org.mp4parser.boxes.iso14496.part12.TrackBox;

/** Our index against mp4parser's, sample by sample, over files from many makers. */
class Mp4ReaderTest {

    @Test
    void read_filesOfManyMakers_agreesWithMp4parser() throws Exception {
        List<Path> files = new ArrayList<>(MediaFixtures.files(SampleAssets.ROOT, ".*\\.mp4"));
        for (String folder : new String[] {
            "abr-azure-bbb", "h264", "aac", "editlist", "rotation", "vfr", "multitrack", "structure", "short"
        }) {
            files.addAll(MediaFixtures.files(SampleAssets.shared(folder), "[^.].*\\.(mp4|m4a|m4v|mov)"));
        }
        int compared = 0;
        for (Path path : files) {
            MediaFile file;
            try {
                file = Mp4Reader.read(MediaFixtures.source(path), path.toString());
            } catch (MediaFormatException e) {
                continue;
            }
            compared += compare(path, file) ? 1 : 0;
        }
        assertThat(compared).as("files that both readers read").isGreaterThan(90);
    }

    private static boolean compare(Path path, MediaFile file) throws Exception {
        try (FileChannel channel = FileChannel.open(path);
                IsoFile iso = new IsoFile(channel, new PropertyBoxParserImpl().skippingBoxes("mdat", "meta", "udta"))) {
            if (!iso.getBoxes(MovieFragmentBox.class).isEmpty()) {
                return false;
            }
            List<TrackBox> boxes = iso.getMovieBox().getBoxes(TrackBox.class);
            assertThat(file.tracks()).as("%s", path).hasSize(boxes.size());
            for (int t = 0; t < boxes.size(); t++) {
                compare(path, file.tracks().get(t), boxes.get(t));
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void compare(Path path, Track track, TrackBox box) {
        SampleTable samples = track.samples();
        SampleSizeBox sizes = box.getSampleTableBox().getSampleSizeBox();
        assertThat(track.id()).isEqualTo((int) box.getTrackHeaderBox().getTrackId());
        assertThat(track.timescale().ticksPerSecond())
                .isEqualTo(box.getMediaBox().getMediaHeaderBox().getTimescale());
        boolean hasEdits = track.edit() != Edit.NONE;
        assertThat((long) samples.count())
                .as("%s samples", path)
                .matches(n -> n == sizes.getSampleCount() || hasEdits && n < sizes.getSampleCount());
        int cut = firstKept(samples, box);
        long[] durations = TimeToSampleBox.blowupTimeToSamples(
                box.getSampleTableBox().getTimeToSampleBox().getEntries());
        CompositionTimeToSample ctts = box.getSampleTableBox().getCompositionTimeToSample();
        int[] offsets = ctts == null ? null : CompositionTimeToSample.blowupCompositionTimes(ctts.getEntries());
        SyncSampleBox sync = box.getSampleTableBox().getSyncSampleBox();
        long dts = Arrays.stream(durations, 0, cut).sum();
        for (int i = 0; i < samples.count(); i++) {
            assertThat((long) samples.sizeBytes(i))
                    .as("%s size %d", path, i)
                    .isEqualTo(sizes.getSampleSizeAtIndex(cut + i));
            assertThat(samples.dtsTicks(i)).as("%s dts %d", path, i).isEqualTo(dts);
            if (offsets != null && cut + i < offsets.length) {
                assertThat(samples.compositionOffsetTicks(i))
                        .as("%s ctts %d", path, i)
                        .isEqualTo(offsets[cut + i]);
            }
            dts += durations[cut + i];
        }
        if (sync != null && cut == 0) {
            assertThat(samples.syncCount())
                    .as("%s sync samples", path)
                    .isLessThanOrEqualTo(
                            sync.getSampleNumber().length + samples.evidence().found());
            assertThat(samples.allSync()
                            || samples.evidence().refuted() > 0
                            || samples.isSync((int) sync.getSampleNumber()[0] - 1))
                    .as("%s first sync sample", path)
                    .isTrue();
        }
    }

    /** Samples before the first that the edit list needs; their count is told by the first kept decoding time. */
    private static int firstKept(SampleTable samples, TrackBox box) {
        long[] durations = TimeToSampleBox.blowupTimeToSamples(
                box.getSampleTableBox().getTimeToSampleBox().getEntries());
        int first = 0;
        long dts = 0;
        while (samples.count() > 0 && first < durations.length && dts < samples.dtsTicks(0)) {
            dts += durations[first++];
        }
        return first;
    }

    @Test
    void read_edits_appliesThemToPresentationTime() throws Exception {
        MediaFile file =
                Mp4Reader.read(MediaFixtures.source(SampleAssets.ROOT.resolve("aurora/aurora_1280x720_1300.mp4")), "a");
        assertThat(file.tracks().get(0).presentationTicks(0)).isZero();
        assertThat(file.tracks().get(1).presentationTicks(0)).isEqualTo(-1024);
        assertThat(file.tracks().get(1).presentationTicks(1)).isZero();
        assertThat(file.indexFirst()).isTrue();
    }
}
