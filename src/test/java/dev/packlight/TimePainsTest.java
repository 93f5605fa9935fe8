package dev.packlight;

import static dev.packlight.Films.get;
import static dev.packlight.Films.indexOf;
import static dev.packlight.Films.presentation;
import static dev.packlight.Films.text;
import static dev.packlight.Films.video;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.dash.Mpd;
import dev.packlight.dash.MpdParser;
import dev.packlight.delivery.AssetFilter;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.media.Ticks;
import dev.packlight.media.Track;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import dev.packlight.segmentation.Segmenter;
import dev.packlight.segmentation.TrackTiming;
import dev.packlight.testing.SampleAssets;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users of packagers suffered from where times are kept, each a test (the list's numbers in the names). */
class TimePainsTest {

    private static Presentation aurora;
    private static Presentation azure;
    private static Presentation voices;

    @BeforeAll
    static void open() throws Exception {
        aurora = Films.aurora();
        azure = Films.azure();
        voices = Films.voices();
    }

    @Test
    void pain04_editLists_areAppliedOnceAndNeverMeetSignedOffsets() throws Exception {
        for (String name : new String[] {
            "mov-3elist-1ctts.mp4", "mov-1elist-1ctts.mp4", "test_iibbibb_neg_ctts.mp4", "mov_neg_first_pts_discard.mp4"
        }) {
            Presentation p = presentation(SampleAssets.shared("editlist").resolve(name));
            Rendition video = p.video().getFirst();
            String fragments = "QualityLevels(" + video.bitrateBps() + ")/Fragments(video=%s,format=mpd-time-cmaf)";
            byte[] init = get(p, fragments.formatted("i"));
            byte[] media = get(p, fragments.formatted(video.fragments().startTicks(0)));
            boolean hasEdit = indexOf(init, "elst") >= 0;
            int version = media[indexOf(media, "trun") + 4];
            assertThat(hasEdit && version == 1)
                    .as("%s: elst with trun version 1", name)
                    .isFalse();
        }
    }

    @Test
    void pain05_priming_isHiddenSoThatSoundStartsWithThePicture() {
        Rendition sound = aurora.audio().getFirst();
        assertThat(sound.timing().presentationTicks(0)).isEqualTo(-213_333);
        assertThat(sound.timing().presentationTicks(1)).isZero();
        assertThat(sound.fragments().prerollTrackTicks()).isEqualTo(1024);
        assertThat(sound.fragments().withoutPriming().firstSample(0))
                .as("where nothing can hide it")
                .isEqualTo(1);
    }

    @Test
    void pain06_clip_movesSoundAndPictureTogether() throws Exception {
        Presentation clip = aurora.filtered(List.of(new AssetFilter(
                "c", OptionalLong.of(60_000_000), OptionalLong.of(120_000_000), OptionalLong.empty(), List.of())));
        for (Rendition r : clip.renditions()) {
            int sample = r.fragments().firstSample(1);
            Rendition whole = aurora.rendition(r.trackName(), r.bitrateBps());
            assertThat(whole.timing().presentationTicks(sample) - r.timing().presentationTicks(sample))
                    .as(r.trackName())
                    .isEqualTo(60_000_000);
        }
    }

    @Test
    void pain07_soundSegments_shareNoSampleAndLoseNone() {
        for (Presentation p : List.of(aurora, azure, voices)) {
            for (Rendition r : p.renditions()) {
                for (Cut cut : List.of(r.fragments(), r.segments())) {
                    for (int i = 0; i + 1 < cut.count(); i++) {
                        assertThat(cut.endSample(i)).isEqualTo(cut.firstSample(i + 1));
                    }
                }
            }
        }
    }

    @Test
    void pain08_extinf_sumsToTheMedia() throws Exception {
        for (Rendition r : azure.renditions()) {
            String uri = "QualityLevels(" + r.bitrateBps() + ")/Manifest(" + r.trackName() + ",format=m3u8-cmaf)";
            double sum = Ticks.seconds(((HlsPlaylist.Media) HlsParser.parse(text(azure, uri))).durationTicks());
            double media = (double) r.track().mediaDurationTicks()
                    / r.track().timescale().ticksPerSecond();
            assertThat(sum).as(uri).isCloseTo(media, Offset.offset(0.05));
        }
    }

    @Test
    void pain09_lastPiece_joinsItsNeighbourWhenShort() {
        SegmentTimeline timeline =
                new Segmenter(Segmenter.NOMINAL_TICKS).video(List.of(new TrackTiming(video(25, 25 * 6 + 10, 50))));
        assertThat(timeline.count()).isEqualTo(3);
        assertThat(timeline.endTicks(2) - timeline.startTicks(2)).isEqualTo(24_000_000);
    }

    @Test
    void pain10_times_doNotDriftAndAreFoundOneTickOff() throws Exception {
        Rendition r = azure.video().getFirst();
        long time = r.fragments().startTicks(1);
        for (long off : new long[] {-1, 0, 1}) {
            assertThat(r.indexAt(r.fragments(), time + off)).isEqualTo(1);
        }
        Track sixHours = video(30, 30 * 6 * 3600, 60);
        TrackTiming timing = new TrackTiming(sixHours);
        assertThat(timing.presentationTicks(30 * 6 * 3600 - 1))
                .isEqualTo(Math.round((30L * 6 * 3600 - 1) * 10_000_000.0 / 30));
    }

    @Test
    void pain11_firstTimestamp_isNormalisedToZero() throws Exception {
        Presentation p = presentation(
                SampleAssets.shared("editlist").resolve("bbb_800x640_768kbps_30fps_avc_2b_firstpts_10_sec.mp4"));
        assertThat(p.video().getFirst().timing().presentationTicks(0)).isZero();
        assertThat(p.durationTicks()).isEqualTo(40_000_000);
    }

    @Test
    void pain12_duration_isThatOfTheVideoAndSoundIsTrimmed() throws Exception {
        Mpd mpd = MpdParser.parse(text(azure, "manifest(format=mpd-time-cmaf)"));
        Rendition video = azure.video().getFirst();
        assertThat(mpd.durationTicks())
                .isEqualTo(video.fragments().endTicks(video.fragments().count() - 1));
        Rendition sound = azure.audio().getFirst();
        assertThat(sound.timing()
                        .presentationTicks(
                                sound.fragments().endSample(sound.fragments().count() - 1) - 1))
                .as("no frame begins behind the picture")
                .isLessThan(azure.durationTicks());
    }

    @Test
    void pain17_everySegment_startsWithASyncSample() {
        for (Presentation p : List.of(aurora, azure, voices)) {
            for (Rendition r : p.video()) {
                for (int i = 0; i < r.fragments().count(); i++) {
                    assertThat(r.track().samples().isSync(r.fragments().firstSample(i)))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void pain22_sixHours_stayWithinAFewMegabytes() {
        Track film = video(30, 30 * 6 * 3600, 60);
        assertThat(film.samples().footprintBytes()).isLessThan(6 << 20);
        assertThat(new Segmenter(Segmenter.NOMINAL_TICKS)
                        .video(List.of(new TrackTiming(film)))
                        .count())
                .isEqualTo(10_800);
    }
}
