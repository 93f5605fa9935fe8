package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Rules;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.SourceSet;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.dash.Mpd;
import dev.packlight.dash.MpdParser;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Rendition;
import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.media.Asset;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.Ticks;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.SegmentTimes;
import dev.packlight.testing.SyntheticAsset;
import dev.packlight.testing.TsReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of streams whose tracks begin, end and tick otherwise than those of an orderly film. */
class ClocksTest {

    private static SampleDescription h264;
    private static SampleDescription aac;

    @BeforeAll
    static void open() throws Exception {
        Presentation aurora = presentation(SampleAssets.AURORA);
        h264 = aurora.video().getFirst().track().description();
        aac = aurora.audio().getFirst().track().description();
    }

    private static Presentation presentation(Path path) throws Exception {
        var open = (path.toString().endsWith(".ism") ? SourceSet.serverManifest(path) : SourceSet.singleFile(path))
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

    private static List<String> brokenRules(Asset asset) {
        return AssetReport.of(asset, Rules.book(), Cancel.NEVER).findings().stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    private static String level(Rendition rendition, String call, String more) {
        return "QualityLevels(" + rendition.bitrateBps() + ")/" + call + "(" + rendition.trackName() + more + ")";
    }

    private static HlsPlaylist.Media playlist(Presentation presentation, Rendition rendition, String token)
            throws Exception {
        return (HlsPlaylist.Media)
                HlsParser.parse(text(presentation, level(rendition, "Manifest", ",format=" + token)));
    }

    private static TsReader stream(Presentation presentation, Rendition rendition, String token) throws Exception {
        TsReader reader = new TsReader();
        for (HlsPlaylist.Segment segment :
                playlist(presentation, rendition, token).segments()) {
            reader.read(get(presentation, "QualityLevels(" + rendition.bitrateBps() + ")/" + segment.uri()));
        }
        return reader;
    }

    @ParameterizedTest
    @CsvSource({"1,20", "5,100", "8,100", "10,100", "25,200"})
    void clock_anyFrameRate_pausesAtMostATenthOfASecond(int fps, int frames) throws Exception {
        Presentation film = new SyntheticAsset()
                .video(h264, fps, 1, frames, 2 * fps, 0, Edit.NONE)
                .audio(aac, 48_000, 1024, frames * 48_000 / fps / 1024, Edit.NONE)
                .present();
        for (String token : new String[] {"m3u8-aapl", "m3u8-aapl-v3"}) {
            assertClock(stream(film, film.video().getFirst(), token));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8000, 16_000, 22_050, 48_000})
    void clock_soundAlone_pausesAtMostATenthOfASecond(long rate) throws Exception {
        Presentation sound = new SyntheticAsset()
                .audio(aac, rate, 1024, (int) (rate * 9 / 1024), Edit.NONE)
                .present();
        assertClock(stream(sound, sound.audio().getFirst(), "m3u8-aapl"));
    }

    private static void assertClock(TsReader reader) {
        assertThat(reader.clocks()).hasSizeGreaterThan(80);
        for (int i = 1; i < reader.clocks().size(); i++) {
            assertThat(reader.clocks().get(i) - reader.clocks().get(i - 1)).isBetween(1L, 9000L);
        }
    }

    @Test
    void soundBeyondThePicture_isSentToItsEnd() throws Exception {
        Presentation film = new SyntheticAsset()
                .video(h264, 25, 1, 150, 50, 0, Edit.NONE)
                .audio(aac, 48_000, 1024, 938, Edit.NONE)
                .present();
        Rendition sound = film.audio().getFirst();
        double end = 938 * 1024 / 48_000.0;
        for (String token : new String[] {"m3u8-aapl", "m3u8-cmaf"}) {
            assertThat(Ticks.seconds(playlist(film, sound, token).durationTicks()))
                    .isBetween(end - 0.001, end + 0.001);
            assertThat(Ticks.seconds(
                            playlist(film, film.video().getFirst(), token).durationTicks()))
                    .isEqualTo(6.0);
        }
        for (String token : new String[] {"mpd-time-cmaf", "mpd-time-csf"}) {
            Mpd mpd = MpdParser.parse(text(film, "manifest(format=" + token + ")"));
            assertThat(Ticks.seconds(mpd.durationTicks())).isBetween(end - 0.001, end + 0.001);
        }
        assertThat(text(film, "manifest")).contains("Duration=\"" + film.durationTicks() + "\"");
        int samples = 0;
        for (int i = 0; i < sound.fragments().count(); i++) {
            assertThat(sound.fragments().durationTicks(i)).isLessThanOrEqualTo(30_000_000);
            samples += SegmentTimes.ofFragment(
                            get(film, level(sound, "Fragments", "=i,format=mpd-time-cmaf")),
                            get(
                                    film,
                                    level(
                                            sound,
                                            "Fragments",
                                            "=" + sound.fragments().startTicks(i) + ",format=mpd-time-cmaf")))
                    .size();
        }
        assertThat(samples).isEqualTo(938);
        assertThat(stream(film, film.video().getFirst(), "m3u8-aapl-v3").units().stream()
                        .filter(u -> u.pid() == 0x101)
                        .mapToLong(TsReader.Unit::pts)
                        .max()
                        .orElseThrow())
                .as("a multiplex ends with its picture")
                .isLessThan(16 * 90_000L);
        assertThat(film.remark(sound))
                .hasValueSatisfying(words -> assertThat(words).contains("14.0 s longer than the picture"));
    }

    @Test
    void pictureBeyondTheSound_isSaid() throws Exception {
        Presentation film = new SyntheticAsset()
                .video(h264, 25, 1, 500, 50, 0, Edit.NONE)
                .audio(aac, 48_000, 1024, 281, Edit.NONE)
                .present();
        assertThat(film.durationTicks()).isEqualTo(200_000_000);
        assertThat(film.remark(film.audio().getFirst()))
                .hasValueSatisfying(words -> assertThat(words).contains("before the picture"));
        assertThat(brokenRules(film.asset())).contains("ends-together");
    }

    @Test
    void editInsideAGroup_everyFormatStartsWithTheKeyFrameAtZero() throws Exception {
        Presentation cut = new SyntheticAsset()
                .video(h264, 12_800, 512, 250, 50, 1, new Edit(0, 512 + 33 * 512))
                .audio(aac, 48_000, 1024, 400, Edit.NONE)
                .present();
        Rendition video = cut.video().getFirst();
        assertThat(video.fragments().startTicks(0)).isZero();
        assertThat(stream(cut, video, "m3u8-aapl").units().stream()
                        .mapToLong(TsReader.Unit::pts)
                        .min()
                        .orElseThrow())
                .isEqualTo(900_000);
        for (String token : new String[] {"m3u8-cmaf", "mpd-time-cmaf", "mpd-time-csf"}) {
            assertThat(SegmentTimes.ofFragment(
                                    get(cut, level(video, "Fragments", "=i,format=" + token)),
                                    get(cut, level(video, "Fragments", "=0,format=" + token)))
                            .getFirst()
                            .shownTicks())
                    .as(token)
                    .isZero();
        }
        assertThat(SegmentTimes.ofSmooth(get(cut, level(video, "Fragments", "=0")))
                        .getFirst()
                        .shownTicks())
                .isZero();
        assertThat(cut.remark(video)).isPresent();
        assertThat(brokenRules(cut.asset())).contains("edit-starts-at-key-frame");
    }

    @Test
    void soundOfAnInstant_isServed() throws Exception {
        Presentation instant = presentation(SampleAssets.shared("aac").resolve("440hz-10ms.m4a"));
        Rendition sound = instant.audio().getFirst();
        for (String token : new String[] {"m3u8-aapl", "m3u8-cmaf"}) {
            HlsPlaylist.Media media = playlist(instant, sound, token);
            assertThat(media.segments()).hasSize(1);
            assertThat(media.targetSeconds()).isEqualTo(1);
            assertThat(Ticks.seconds(media.durationTicks())).isBetween(0.009, 0.03);
        }
    }

    @Test
    void bandwidth_anyFragmentToBeginWith_hasTheRestInTime() throws Exception {
        Presentation film = presentation(SampleAssets.shared("abr-azure-bbb").resolve("BigBuckBunny_3400.ism"));
        String manifest = text(film, "manifest(format=mpd-time-cmaf)");
        double buffer = Double.parseDouble(manifest.replaceAll("(?s).*minBufferTime=\"PT([0-9.]+)S\".*", "$1"));
        assertThat(buffer).isBetween(1.0, 10.0);
        int checked = 0;
        for (Mpd.Representation representation : MpdParser.parse(manifest).representations()) {
            if (!List.of("video", "audio").contains(representation.contentType())) {
                continue;
            }
            List<Mpd.Segment> segments = representation.segments();
            long[] bits = new long[segments.size()];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = 8L * get(film, segments.get(i).uri()).length;
            }
            for (int from = 0; from < bits.length; from++) {
                long needed = 0;
                double played = 0;
                for (int i = from; i < bits.length; i++) {
                    needed += bits[i];
                    assertThat(needed / (buffer + played)).isLessThanOrEqualTo(representation.bandwidthBps() + 1.0);
                    played = (segments.get(i).time().endTicks()
                                    - segments.get(from).time().startTicks())
                            / 1e7;
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(20);
    }

    @Test
    void playlists_twinTracks_haveNamesOfTheirOwnAndShortTags() throws Exception {
        Presentation twins = new SyntheticAsset()
                .video(h264, 25, 1, 150, 50, 0, Edit.NONE)
                .audio(aac, 48_000, 1024, 281, Edit.NONE)
                .audio(aac, 48_000, 1024, 281, Edit.NONE)
                .present();
        List<String> names = text(twins, "manifest(format=m3u8-aapl)")
                .lines()
                .filter(l -> l.startsWith("#EXT-X-MEDIA:TYPE=AUDIO"))
                .map(l -> l.replaceAll(".*NAME=\"([^\"]*)\".*", "$1"))
                .toList();
        assertThat(names).hasSize(2).doesNotHaveDuplicates();
        for (String name : names) {
            assertThat(twins.sound(name).label()).isEqualTo(name);
        }
        Presentation voices = presentation(SampleAssets.ROOT.resolve("voices/voices.ism"));
        assertThat(text(voices, "manifest(format=m3u8-aapl)")).contains("LANGUAGE=\"en\"");
        assertThat(text(voices, "manifest(format=mpd-time-cmaf)")).contains("lang=\"en\"");
    }

    @Test
    void hds_severalRates_areOneFlatManifest() throws Exception {
        Presentation aurora = presentation(SampleAssets.AURORA);
        String manifest = text(aurora, "manifest(format=f4m-f4f)");
        assertThat(manifest).doesNotContain("href=");
        assertThat(manifest.split("<media ", -1)).hasSize(5);
        assertThat(manifest.split("<bootstrapInfo ", -1)).hasSize(5);
    }
}
