package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.app.Formats;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.dash.Mpd;
import dev.packlight.dash.MpdParser;
import dev.packlight.delivery.AssetFilter;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.StreamListing;
import dev.packlight.delivery.UnservableException;
import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Ticks;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import dev.packlight.segmentation.Segmenter;
import dev.packlight.segmentation.TrackTiming;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.SmoothReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What users of packagers suffered from, each a test (the list's numbers in the names). DRM header details, number 20,
 * come with protection.
 */
class KnownPainsTest {

    private static Presentation aurora;
    private static Presentation azure;
    private static Presentation voices;

    @BeforeAll
    static void open() throws Exception {
        aurora = presentation(SampleAssets.ROOT.resolve("aurora/aurora.ism"));
        azure = presentation(SampleAssets.shared("abr-azure-bbb").resolve("BigBuckBunny_3400.ism"));
        voices = presentation(SampleAssets.ROOT.resolve("voices/voices.ism"));
    }

    private static Presentation presentation(Path path) throws Exception {
        OpenAsset open = (path.toString().endsWith(".ism")
                        ? SourceSet.serverManifest(path)
                        : SourceSet.singleFile(path))
                .open(new MediaFiles());
        return Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL);
    }

    private static byte[] get(Presentation presentation, String below) throws Exception {
        DeliveryRequest request =
                DeliveryRequest.parse("/L/" + presentation.asset().name() + ".ism/" + below);
        return BodyReader.bytes(Formats.all().stream()
                .filter(f -> f.claims(request))
                .findFirst()
                .orElseThrow()
                .respond(presentation, request)
                .body());
    }

    private static String text(Presentation presentation, String below) throws Exception {
        return new String(get(presentation, below), StandardCharsets.UTF_8);
    }

    private static HlsPlaylist.Multivariant master(Presentation presentation, String format) throws Exception {
        return (HlsPlaylist.Multivariant) HlsParser.parse(text(presentation, "manifest(format=" + format + ")"));
    }

    private static List<String> playlists(Presentation presentation, String format) throws Exception {
        HlsPlaylist.Multivariant master = master(presentation, format);
        return Stream.concat(
                        master.variants().stream().map(HlsPlaylist.Variant::uri),
                        master.renditions().stream().map(HlsPlaylist.Rendition::uri))
                .distinct()
                .toList();
    }

    @Test
    void pain01_targetDuration_isTheLongestSegmentRoundedAndTheSameInAllPlaylists() throws Exception {
        for (String format : new String[] {"m3u8-aapl", "m3u8-cmaf"}) {
            double longest = 0;
            int target = -1;
            for (String uri : playlists(azure, format)) {
                HlsPlaylist.Media media = (HlsPlaylist.Media) HlsParser.parse(text(azure, uri));
                longest = Math.max(
                        longest,
                        media.segments().stream()
                                .mapToDouble(
                                        segment -> Ticks.seconds(segment.time().durationTicks()))
                                .max()
                                .orElseThrow());
                assertThat(target == -1 || target == media.targetSeconds())
                        .as(format)
                        .isTrue();
                target = media.targetSeconds();
            }
            assertThat(target).as(format).isEqualTo((int) Math.round(longest));
        }
    }

    @Test
    void pain02_bandwidth_isThePeakOfWhatIsSent() throws Exception {
        HlsPlaylist.Multivariant master = master(azure, "m3u8-cmaf");
        for (HlsPlaylist.Variant variant : master.variants()) {
            double peak = peak(azure, variant.uri())
                    + peak(azure, master.renditions().getFirst().uri());
            assertThat((double) variant.bandwidthBps()).as(variant.uri()).isBetween(peak * 0.999, peak * 1.001 + 2);
        }
    }

    private static double peak(Presentation presentation, String uri) throws Exception {
        String folder = uri.substring(0, uri.indexOf('/') + 1);
        double peak = 0;
        for (HlsPlaylist.Segment segment : ((HlsPlaylist.Media) HlsParser.parse(text(presentation, uri))).segments()) {
            peak = Math.max(
                    peak,
                    get(presentation, folder + segment.uri()).length
                            * 8
                            / Ticks.seconds(segment.time().durationTicks()));
        }
        return peak;
    }

    @Test
    void pain03_unalignedLadder_isRefusedAndNamesTheCure() {
        assertThatThrownBy(() -> presentation(crossing()))
                .isInstanceOf(UnservableException.class)
                .hasMessageContaining("do not share key frames");
    }

    private static Path crossing() throws Exception {
        Path folder = Files.createTempDirectory("crossing");
        StringBuilder smil = new StringBuilder("<smil><body><switch>");
        for (String name :
                new String[] {"crossing_320x180_90.mp4", "crossing_480x270_180.mp4", "crossing_640x360_300.mp4"}) {
            Files.copy(SampleAssets.ROOT.resolve("crossing").resolve(name), folder.resolve(name));
            smil.append("<video src=\"").append(name).append("\"/>");
        }
        return Files.writeString(folder.resolve("crossing.ism"), smil.append("</switch></body></smil>"));
    }

    @Test
    void pain04_editLists_areAppliedOnceAndNeverMeetSignedOffsets() throws Exception {
        for (String name : new String[] {
            "mov-3elist-1ctts.mp4", "mov-1elist-1ctts.mp4", "test_iibbibb_neg_ctts.mp4", "mov_neg_first_pts_discard.mp4"
        }) {
            Presentation p = presentation(SampleAssets.shared("editlist").resolve(name));
            Rendition video = p.video().getFirst();
            String fragments = "QualityLevels(" + video.bitrate() + ")/Fragments(video=%s,format=mpd-time-cmaf)";
            byte[] init = get(p, fragments.formatted("i"));
            byte[] media = get(p, fragments.formatted(video.fragments().start(0)));
            boolean hasEdit = indexOf(init, "elst") >= 0;
            int version = media[indexOf(media, "trun") + 4];
            assertThat(hasEdit && version == 1)
                    .as("%s: elst with trun version 1", name)
                    .isFalse();
        }
    }

    private static int indexOf(byte[] bytes, String type) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(type);
    }

    @Test
    void pain05_priming_isHiddenSoThatSoundStartsWithThePicture() {
        Rendition sound = aurora.audio().getFirst();
        assertThat(sound.timing().presentation(0)).isEqualTo(-213_333);
        assertThat(sound.timing().presentation(1)).isZero();
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
            Rendition whole = aurora.rendition(r.trackName(), r.bitrate());
            assertThat(whole.timing().presentation(sample) - r.timing().presentation(sample))
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
            String uri = "QualityLevels(" + r.bitrate() + ")/Manifest(" + r.trackName() + ",format=m3u8-cmaf)";
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
        assertThat(timeline.end(2) - timeline.start(2)).isEqualTo(24_000_000);
    }

    private static Track video(int fps, int frames, int gop) {
        long[] sizes = new long[frames];
        Arrays.fill(sizes, 100);
        SampleTableBuilder table =
                new SampleTableBuilder(sizes).addTimes(frames, 1).addChunk(0, frames);
        table.syncSamples(IntStream.iterate(0, i -> i < frames, i -> i + gop).toArray());
        return new Track(
                1,
                TrackKind.VIDEO,
                new SampleDescription("avc1", Map.of(), 0, 0, 0, 0),
                new Timescale(fps),
                "und",
                Edit.NONE,
                0,
                table.build(),
                "");
    }

    @Test
    void pain10_times_doNotDriftAndAreFoundOneTickOff() throws Exception {
        Rendition r = azure.video().getFirst();
        long time = r.fragments().start(1);
        for (long off : new long[] {-1, 0, 1}) {
            assertThat(r.indexAt(r.fragments(), time + off)).isEqualTo(1);
        }
        Track sixHours = video(30, 30 * 6 * 3600, 60);
        TrackTiming timing = new TrackTiming(sixHours);
        assertThat(timing.presentation(30 * 6 * 3600 - 1))
                .isEqualTo(Math.round((30L * 6 * 3600 - 1) * 10_000_000.0 / 30));
    }

    @Test
    void pain11_firstTimestamp_isNormalisedToZero() throws Exception {
        Presentation p = presentation(
                SampleAssets.shared("editlist").resolve("bbb_800x640_768kbps_30fps_avc_2b_firstpts_10_sec.mp4"));
        assertThat(p.video().getFirst().timing().presentation(0)).isZero();
        assertThat(p.durationTicks()).isEqualTo(40_000_000);
    }

    @Test
    void pain12_duration_isThatOfTheVideoAndSoundIsTrimmed() throws Exception {
        Mpd mpd = MpdParser.parse(text(azure, "manifest(format=mpd-time-cmaf)"));
        Rendition video = azure.video().getFirst();
        assertThat(mpd.durationTicks())
                .isEqualTo(video.fragments().end(video.fragments().count() - 1));
        Rendition sound = azure.audio().getFirst();
        assertThat(sound.timing()
                        .presentation(
                                sound.fragments().endSample(sound.fragments().count() - 1) - 1))
                .as("no frame begins behind the picture")
                .isLessThan(azure.durationTicks());
    }

    @Test
    void pain13_subtitles_carryTheClockOfTheSegments() throws Exception {
        HlsPlaylist.Rendition subtitles = master(voices, "m3u8-aapl").renditions().stream()
                .filter(r -> r.type().equals("SUBTITLES"))
                .findFirst()
                .orElseThrow();
        String folder = subtitles.uri().substring(0, subtitles.uri().indexOf('/') + 1);
        HlsPlaylist.Media media = (HlsPlaylist.Media) HlsParser.parse(text(voices, subtitles.uri()));
        for (HlsPlaylist.Segment segment : media.segments()) {
            assertThat(text(voices, folder + segment.uri()))
                    .startsWith("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n");
        }
        assertThat(text(voices, folder + media.segments().getFirst().uri())).contains("00:00:01.000 --> 00:00:03.000");
        assertThat(media.durationTicks()).as("subtitles cover the whole").isEqualTo(12 * Ticks.PER_SECOND);
    }

    @Test
    void pain14_codecs_comeFromTheRecordAndHlsSaysHvc1() throws Exception {
        Presentation p = presentation(SampleAssets.shared("hevc").resolve("h265_bframes.mp4"));
        assertThat(text(p, "manifest(format=m3u8-cmaf)"))
                .contains("CODECS=\"hvc1.1.6.L90.90\"")
                .doesNotContain("hev1");
        byte[] init =
                get(p, "QualityLevels(" + p.video().getFirst().bitrate() + ")/Fragments(video=i,format=m3u8-cmaf)");
        assertThat(indexOf(init, "hvc1")).as("the sample entry says so too").isPositive();
        assertThat(text(p, "manifest(format=mpd-time-cmaf)")).contains("hev1.1.6.L90.90");
    }

    /** How explicit, backward-compatible and implicit signalling are told apart is in {@code CodecsTest}. */
    @Test
    void pain15_heAac_hasTheDoubledRateInEveryManifest() throws Exception {
        for (Rendition r : aurora.audio()) {
            assertThat(text(aurora, "manifest(format=mpd-time-cmaf)"))
                    .contains("codecs=\"" + r.info().rfc6381() + "\" audioSamplingRate=\""
                            + r.audio().sampleRateHz() + "\"");
            assertThat(text(aurora, "manifest"))
                    .contains("FourCC=\"AACL\" SamplingRate=\"" + r.audio().sampleRateHz() + "\"");
        }
    }

    @Test
    void pain16_videoRange_isReadFromTheStream() throws Exception {
        assertThat(text(
                        presentation(SampleAssets.shared("hevc").resolve("hlg10-color-test.mp4")),
                        "manifest(format=m3u8-cmaf)"))
                .contains("VIDEO-RANGE=HLG");
        assertThat(text(aurora, "manifest(format=m3u8-cmaf)"))
                .doesNotContain("VIDEO-RANGE=PQ")
                .doesNotContain("VIDEO-RANGE=HLG");
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
    void pain18_iFramePlaylists_addressWholeFramesWithTrueRates() throws Exception {
        for (String format : new String[] {"m3u8-aapl", "m3u8-cmaf"}) {
            Matcher line = Pattern.compile("#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=(\\d+).*URI=\"([^\"]+)\"")
                    .matcher(text(aurora, "manifest(format=" + format + ")"));
            int seen = 0;
            while (line.find()) {
                seen++;
                String uri = line.group(2);
                String folder = uri.substring(0, uri.indexOf('/') + 1);
                HlsPlaylist.Media media = (HlsPlaylist.Media) HlsParser.parse(text(aurora, uri));
                double peak = 0;
                for (HlsPlaylist.Segment frame : media.segments()) {
                    StreamListing.ByteRange range = frame.range().orElseThrow();
                    byte[] segment = get(aurora, folder + frame.uri());
                    assertThat(range.offsetBytes() + range.lengthBytes()).isLessThanOrEqualTo(segment.length);
                    String start = new String(segment, (int) range.offsetBytes(), 8, StandardCharsets.ISO_8859_1);
                    assertThat(
                                    format.equals("m3u8-cmaf")
                                            ? start.endsWith("styp") || start.endsWith("moof")
                                            : start.charAt(0) == 'G')
                            .as("%s starts with %s", frame.uri(), start)
                            .isTrue();
                    peak = Math.max(
                            peak,
                            range.lengthBytes() * 8 / Ticks.seconds(frame.time().durationTicks()));
                }
                assertThat(Double.parseDouble(line.group(1)))
                        .as(uri)
                        .isLessThanOrEqualTo(peak + 1)
                        .isGreaterThan(peak * 0.5);
            }
            assertThat(seen).as(format).isEqualTo(4);
        }
    }

    @Test
    void pain19_playlists_haveNoDiscontinuityWithoutNeed() throws Exception {
        for (String uri : playlists(azure, "m3u8-aapl")) {
            assertThat(text(azure, uri)).doesNotContain("DISCONTINUITY");
        }
    }

    @Test
    void pain21_smoothFragments_haveTfxdAndNoTfdt() throws Exception {
        Rendition r = aurora.video().getFirst();
        byte[] fragment = get(
                aurora,
                "QualityLevels(" + r.bitrate() + ")/Fragments(video="
                        + (r.fragments().start(2) + 1) + ")");
        assertThat(indexOf(fragment, "tfdt")).isNegative();
        assertThat(indexOf(fragment, "uuid")).isPositive();
        assertThat(SmoothReader.fragments(text(aurora, "manifest"), address -> get(aurora, address)))
                .hasSize(5);
        assertThat(text(aurora, "manifest(format=fmp4-v20)"))
                .contains("MinorVersion=\"0\"")
                .doesNotContain(" r=\"");
        assertThat(text(aurora, "manifest")).contains("MinorVersion=\"2\"").contains(" r=\"12\"");
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

    @Test
    void pain23_behindTheEnd_isNotFoundAndNeverAStub() {
        Rendition r = aurora.video().getFirst();
        for (String format : new String[] {",format=m3u8-aapl", ",format=m3u8-cmaf", ",format=mpd-time-cmaf", ""}) {
            assertThatThrownBy(() ->
                            get(aurora, "QualityLevels(" + r.bitrate() + ")/Fragments(video=240000000" + format + ")"))
                    .as(format)
                    .isInstanceOf(UnservableException.class)
                    .extracting(e -> ((UnservableException) e).reason())
                    .isEqualTo(UnservableException.Reason.FRAGMENT_TIMESTAMP_NOT_FOUND);
        }
        assertThatThrownBy(() ->
                        get(aurora, "QualityLevels(" + r.bitrate() + ")/Fragments(video,format=f4m-f4f)Seg1-Frag13"))
                .isInstanceOf(UnservableException.class);
    }

    @Test
    void pain24_thumbnails_areTilesOfKeyFramesInEveryProtocol() throws Exception {
        String storyboard = text(aurora, "manifest(format=thumbnails)");
        assertThat(storyboard.lines().filter(l -> l.contains("#xywh=")))
                .hasSize(12)
                .first()
                .asString()
                .endsWith(".jpg#xywh=0,0,160,90");
        BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(get(
                aurora,
                storyboard
                        .lines()
                        .filter(l -> l.contains("#xywh="))
                        .findFirst()
                        .orElseThrow()
                        .replaceAll("#.*", ""))));
        assertThat(sheet.getWidth()).isEqualTo(800);
        assertThat(sheet.getHeight()).isEqualTo(360);
        assertThat(sheet.getRGB(143, 13) & 0xFF)
                .as("the white field of a full second, in the first tile")
                .isGreaterThan(200);
        assertThat(sheet.getRGB(700, 300) & 0xFFFFFF)
                .as("nothing behind the twelfth tile")
                .isLessThan(0x101010);
        assertThat(text(aurora, "manifest(format=m3u8-cmaf)")).contains("#EXT-X-IMAGE-STREAM-INF:");
        assertThat(text(aurora, "QualityLevels(181336)/Manifest(thumbnails,format=thumbnails)"))
                .contains("#EXT-X-IMAGES-ONLY", "LAYOUT=5x4,DURATION=2.000");
        assertThat(text(aurora, "manifest(format=mpd-time-cmaf)"))
                .contains("<EssentialProperty schemeIdUri=\"http://dashif.org/thumbnail_tile\" value=\"5x4\"/>");
    }

    @Test
    void pain25_rotationAspectAndRate_areCarriedThrough() throws Exception {
        Presentation turned = presentation(SampleAssets.shared("rotation").resolve("portrait_4k60.mp4"));
        Rendition r = turned.video().getFirst();
        assertThat(r.track().rotationDegrees()).isEqualTo(90);
        assertThat(text(turned, "manifest(format=m3u8-cmaf)")).contains("RESOLUTION=2160x3840");
        byte[] init = get(turned, "QualityLevels(" + r.bitrate() + ")/Fragments(video=i,format=m3u8-cmaf)");
        int matrix = indexOf(init, "tkhd") + 4 + 4 + 36;
        assertThat(Arrays.copyOfRange(init, matrix, matrix + 8))
                .as("a = 0, b = 1")
                .containsExactly(0, 0, 0, 0, 0, 1, 0, 0);
        assertThat(text(azure, "manifest(format=mpd-time-cmaf)"))
                .contains("sar=\"1:1\"")
                .containsPattern("frameRate=\"\\d+(/\\d+)?\"");
    }
}
