package dev.packlight;

import static dev.packlight.Films.get;
import static dev.packlight.Films.indexOf;
import static dev.packlight.Films.master;
import static dev.packlight.Films.playlists;
import static dev.packlight.Films.presentation;
import static dev.packlight.Films.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.StreamListing;
import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.media.Ticks;
import dev.packlight.testing.SampleAssets;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users of packagers suffered from in playlists, each a test (the list's numbers in the names). */
class PlaylistPainsTest {

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
                get(p, "QualityLevels(" + p.video().getFirst().bitrateBps() + ")/Fragments(video=i,format=m3u8-cmaf)");
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
}
