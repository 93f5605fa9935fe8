package dev.packlight.checks;

import static dev.packlight.checks.Ladder.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.SourceSet;
import dev.packlight.checks.Outcome.Passed;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SyncEvidence;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.SampleAssets;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Each rule for stored assets, where it holds, where it is broken and where it says nothing. */
class AssetRulesTest {

    private static final Ladder GOOD =
            new Ladder().rung(640, 360, 100, 50).rung(1280, 720, 100, 50).sound(4000);

    private static Finding broken(Check<Subject.Stored> check, Ladder ladder) {
        Outcome outcome = check.judge(ladder.subject(), Cancel.NEVER);
        assertThat(outcome.findings()).hasSize(1);
        return outcome.findings().getFirst();
    }

    private static void assertHolds(Check<Subject.Stored> check, Ladder ladder) {
        assertThat(check.judge(ladder.subject(), Cancel.NEVER)).isEqualTo(new Passed());
    }

    private static void assertSaysNothing(Check<Subject.Stored> check, Ladder ladder) {
        assertThat(check.judge(ladder.subject(), Cancel.NEVER)).isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void codec_carriedAndReadable_holds() throws Exception {
        var asset = SourceSet.serverManifest(SampleAssets.AURORA)
                .open(new MediaFiles())
                .asset();
        assertThat(new CodecCheck().judge(new Subject.Stored(asset), Cancel.NEVER))
                .isEqualTo(new Passed());
    }

    @Test
    void codec_foreignEmptyOrNone_isBrokenEachWithItsCure() {
        SampleDescription theora = new SampleDescription("theo", Map.of(), 2, 2, 0, 0);
        Finding foreign =
                broken(new CodecCheck(), new Ladder().add(TrackKind.VIDEO, theora, 25, Edit.NONE, table(5, 1, 0), 5));
        assertThat(foreign.measured().words()).isEqualTo("coded as 'theo'");
        assertThat(foreign.rule().cure()).contains("Encode");
        Finding empty = broken(new CodecCheck(), new Ladder().rung(2, 2, 0, 1));
        assertThat(empty.measured().words()).isEqualTo("the track holds no samples");
        assertThat(empty.rule().cure()).contains("anew");
        Finding nothing = broken(new CodecCheck(), new Ladder());
        assertThat(nothing.where()).isEqualTo(new Where.Whole("ladder"));
        assertThat(nothing.severity()).isEqualTo(Severity.MUST);
    }

    @Test
    void keyFrameClaims_refuted_areBrokenAtTheFirst() {
        SyncEvidence evidence = new SyncEvidence(2, 2, 1, 50, 0, 0);
        Ladder ladder =
                new Ladder().rung(2, 2, 100, 50, samples -> samples.withSync(new int[] {0}, new byte[] {1}, evidence));
        Finding finding = broken(new KeyFrameClaimCheck(), ladder);
        assertThat(finding.measured().words())
                .isEqualTo("1 of 2 marked pictures are not coded as key frames, the first at 2.000 s");
        assertThat(finding.where().words()).isEqualTo("2x2 (f0.mp4) track 1");
        assertThat(finding.atTicks()).isEqualTo(OptionalLong.of(20_000_000));
        assertHolds(new KeyFrameClaimCheck(), GOOD);
    }

    @Test
    void keyFrames_foundUnclaimed_areBrokenAtTheFirst() {
        SyncEvidence evidence = new SyncEvidence(1, 1, 0, 0, 1, 50);
        Ladder ladder = new Ladder()
                .rung(2, 2, 100, 50, samples -> samples.withSync(new int[] {0, 50}, new byte[] {1, 1}, evidence));
        Finding finding = broken(new UnclaimedKeyFrameCheck(), ladder);
        assertThat(finding.measured().words()).isEqualTo("1 key frames are not marked, the first at 2.000 s");
        assertThat(finding.severity()).isEqualTo(Severity.SHOULD);
        assertHolds(new UnclaimedKeyFrameCheck(), GOOD);
    }

    @Test
    void openGroups_areBrokenAtTheFirstOpenOne() {
        SyncEvidence evidence = SyncEvidence.unexamined(2);
        Ladder ladder = new Ladder()
                .rung(2, 2, 100, 50, samples -> samples.withSync(new int[] {0, 50}, new byte[] {1, 3}, evidence));
        Finding finding = broken(new OpenGopCheck(), ladder);
        assertThat(finding.measured().words()).isEqualTo("1 of 2 key frames, the first at 2.000 s");
        assertThat(finding.where().fields()).containsEntry("fromSample", 50).containsEntry("toSample", 51);
        assertHolds(new OpenGopCheck(), GOOD);
        assertSaysNothing(new OpenGopCheck(), new Ladder().sound(10));
    }

    @Test
    void keyFrames_notShared_areBrokenAtTheFirst() {
        Ladder ladder = new Ladder().rung(640, 360, 100, 50).rung(1280, 720, 100, 40);
        Finding finding = broken(new KeyFrameAlignmentCheck(), ladder);
        assertThat(finding.severity()).isEqualTo(Severity.MUST);
        assertThat(finding.where().words()).isEqualTo("640x360 (f0.mp4)");
        assertThat(finding.measured().words())
                .isEqualTo("1280x720 (f1.mp4) has a key frame at 1.600 s, 640x360 (f0.mp4) has not: "
                        + "its key frame before is at 0.000 s, the next is at 2.000 s.");
        assertHolds(new KeyFrameAlignmentCheck(), GOOD);
        assertSaysNothing(new KeyFrameAlignmentCheck(), new Ladder().rung(2, 2, 100, 50));
    }

    @Test
    void firstSample_noKeyFrame_isBroken() {
        Ladder late = new Ladder().video(2, 2, 25, 1, table(50, 1, 3), Edit.NONE);
        assertThat(broken(new StartsWithKeyFrameCheck(), late).atTicks()).isEqualTo(OptionalLong.of(0));
        assertHolds(new StartsWithKeyFrameCheck(), GOOD);
    }

    @Test
    void keyFrames_farApart_matterMoreTheFartherTheyAre() {
        Finding seven = broken(new KeyFrameIntervalCheck(), new Ladder().rung(2, 2, 175, 175));
        assertThat(seven.severity()).isEqualTo(Severity.SHOULD);
        assertThat(seven.measured().words()).isEqualTo("7.000 s from 0.000 s");
        assertThat(broken(new KeyFrameIntervalCheck(), new Ladder().rung(2, 2, 525, 525))
                        .severity())
                .isEqualTo(Severity.MUST);
        assertHolds(new KeyFrameIntervalCheck(), new Ladder().rung(2, 2, 150, 150));
    }

    @Test
    void edit_insideAGroup_isBroken() {
        Ladder cut = new Ladder().video(2, 2, 25, 1, table(50, 1, 0), new Edit(0, 10));
        assertThat(broken(new HiddenStartCheck(), cut).measured().words())
                .isEqualTo("10 pictures, 0.400 s, are decoded and not shown");
        assertHolds(new HiddenStartCheck(), GOOD);
    }

    @Test
    void sound_ofAnotherLength_isBrokenWithItsOwnCure() {
        Finding shorter =
                broken(new EndsTogetherCheck(), new Ladder().rung(2, 2, 100, 50).sound(3500));
        assertThat(shorter.measured().words()).isEqualTo("sound to 3.500 s, picture to 4.000 s");
        assertThat(shorter.rule().title()).isEqualTo("Sound ends before the picture");
        Finding longer =
                broken(new EndsTogetherCheck(), new Ladder().rung(2, 2, 100, 50).sound(4500));
        assertThat(longer.rule().title()).isEqualTo("Sound goes on behind the picture");
        assertHolds(new EndsTogetherCheck(), new Ladder().rung(2, 2, 100, 50).sound(3501));
        assertSaysNothing(new EndsTogetherCheck(), new Ladder().sound(4500));
    }

    @Test
    void shapes_thatDiffer_areBroken() {
        Ladder ladder = new Ladder().rung(640, 480, 100, 50).rung(1280, 720, 100, 50);
        Finding finding = broken(new SameShapeCheck(), ladder);
        assertThat(finding.measured().words()).isEqualTo("1.333:1 against 1.778:1 of 1280x720 (f1.mp4)");
        assertThat(finding.expected().values()).containsEntry("shape", new Measure.Ratio(16, 9));
        assertHolds(new SameShapeCheck(), GOOD);
        assertSaysNothing(new SameShapeCheck(), new Ladder().rung(2, 2, 1, 1));
    }

    @Test
    void rates_thatDiffer_areBroken() {
        Ladder ladder =
                new Ladder().video(2, 2, 25, 2, table(50, 2, 0), Edit.NONE).rung(4, 4, 100, 50);
        assertThat(broken(new SameRateCheck(), ladder).measured().words())
                .isEqualTo("12.500 against 25.000 frames a second");
        assertHolds(new SameRateCheck(), GOOD);
        assertSaysNothing(new SameRateCheck(), new Ladder().rung(2, 2, 1, 1));
    }

    @Test
    void size_odd_isBroken() {
        Finding finding = broken(new EvenSizeCheck(), new Ladder().rung(641, 360, 100, 50));
        assertThat(finding.measured().words()).isEqualTo("641x360 (f0.mp4)");
        assertHolds(new EvenSizeCheck(), GOOD);
    }

    @Test
    void peak_beyondTwiceTheAverage_isBroken() {
        long[] sizes = new long[500];
        Arrays.fill(sizes, 100);
        Arrays.fill(sizes, 100, 150, 5000);
        int[] sync = {0, 50, 100, 150, 200, 250, 300, 350, 400, 450};
        SampleTable samples = table(sizes, 1, sync);
        Finding finding = broken(new PeakCheck(), new Ladder().video(2, 2, 25, 1, samples, Edit.NONE));
        assertThat(finding.measured().words()).isEqualTo("1.00 Mb/s against 0.12 Mb/s");
        assertThat(finding.measured().values()).containsEntry("peak", new Measure.BitRate(1_000_000));
        assertHolds(new PeakCheck(), GOOD);
    }
}
