package dev.packlight.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.delivery.StreamListing;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Ticks;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import io.lindstrom.m3u8.model.MasterPlaylist;
import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import java.net.URI;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HlsPlaylistTest {

    @ParameterizedTest
    @ValueSource(strings = {"hls-ts", "hls-ts-v3", "hls-cmaf"})
    void playlists_aurora_areReadAlikeByAnIndependentParser(String format) throws Exception {
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA)) {
            URI uri = origin.urls("aurora").get(format);
            String text = withoutImages(origin.text(uri));
            MasterPlaylist theirs = new MasterPlaylistParser(ParsingMode.STRICT).readPlaylist(text);
            HlsPlaylist.Multivariant ours = (HlsPlaylist.Multivariant) HlsParser.parse(text);
            assertThat(theirs.independentSegments()).isTrue();
            assertThat(theirs.variants()).hasSize(4).hasSameSizeAs(ours.variants());
            for (int i = 0; i < 4; i++) {
                var variant = theirs.variants().get(i);
                assertThat(variant.bandwidth())
                        .isEqualTo(ours.variants().get(i).bandwidthBps())
                        .isGreaterThanOrEqualTo(variant.averageBandwidth().orElseThrow());
                assertThat(variant.frameRate()).contains(25.0);
                checkMedia(origin, uri.resolve(variant.uri()), variant.bandwidth());
            }
            assertThat(theirs.iFrameVariants()).hasSize(format.equals("hls-ts-v3") ? 0 : 4);
        }
    }

    /** RFC 8216 §6.3.1 has clients pass over tags that they do not know; this parser's strict mode does not. */
    private static String withoutImages(String master) {
        return master.replaceAll("#EXT-X-IMAGE-STREAM-INF:[^\n]*\n", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hls-ts", "hls-cmaf"})
    void playlists_voices_listSoundAndSubtitlesForAnIndependentParser(String format) throws Exception {
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.ROOT.resolve("voices"))) {
            URI uri = origin.urls("voices").get(format);
            MasterPlaylist theirs =
                    new MasterPlaylistParser(ParsingMode.STRICT).readPlaylist(withoutImages(origin.text(uri)));
            assertThat(theirs.alternativeRenditions()).hasSize(4);
            for (var rendition : theirs.alternativeRenditions()) {
                MediaPlaylist playlist = new MediaPlaylistParser(ParsingMode.STRICT)
                        .readPlaylist(origin.text(uri.resolve(rendition.uri().orElseThrow())));
                assertThat(playlist.mediaSegments().stream()
                                .mapToDouble(s -> s.duration())
                                .sum())
                        .as(rendition.name())
                        .isBetween(11.95, 12.01);
                for (var segment : playlist.mediaSegments()) {
                    assertThat(origin.get(uri.resolve(rendition.uri().get()).resolve(segment.uri()))
                                    .statusCode())
                            .isEqualTo(200);
                }
            }
            assertThat(theirs.variants())
                    .allMatch(v -> v.audio().isPresent() && v.subtitles().isPresent());
        }
    }

    /** Each segment's bit rate stays below the declared peak, durations add up, the target holds. */
    private static void checkMedia(RunningOrigin origin, URI uri, long bandwidth) throws Exception {
        MediaPlaylist playlist = new MediaPlaylistParser(ParsingMode.STRICT).readPlaylist(origin.text(uri));
        assertThat(playlist.ongoing()).isFalse();
        double sum = 0;
        for (var segment : playlist.mediaSegments()) {
            assertThat(Math.round(segment.duration())).isLessThanOrEqualTo(playlist.targetDuration());
            long bytes = origin.get(uri.resolve(segment.uri())).body().length;
            assertThat(bytes * 8 / segment.duration())
                    .as("rate of %s", segment.uri())
                    .isLessThanOrEqualTo(bandwidth);
            sum += segment.duration();
        }
        assertThat(sum).isEqualTo(24.0);
    }

    @Test
    void keyFrames_eachByteRange_holdsExactlyOnePicture() throws Exception {
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA)) {
            for (String format : new String[] {"hls-ts", "hls-cmaf"}) {
                URI master = origin.urls("aurora").get(format);
                String line = origin.text(master)
                        .lines()
                        .filter(l -> l.startsWith("#EXT-X-I-FRAME"))
                        .findFirst()
                        .orElseThrow();
                URI uri = master.resolve(line.replaceAll(".*URI=\"([^\"]*)\".*", "$1"));
                HlsPlaylist.Media media = (HlsPlaylist.Media) HlsParser.parse(origin.text(uri));
                assertThat(media.segments()).hasSize(12);
                assertThat(media.durationTicks()).isEqualTo(24 * Ticks.PER_SECOND);
                for (HlsPlaylist.Segment segment : media.segments()) {
                    StreamListing.ByteRange range = segment.range().orElseThrow();
                    var response = origin.get(
                            uri.resolve(segment.uri()),
                            "Range",
                            "bytes=" + range.offsetBytes() + "-" + (range.offsetBytes() + range.lengthBytes() - 1));
                    assertThat(response.statusCode()).isEqualTo(206);
                    assertThat((long) response.body().length).isEqualTo(range.lengthBytes());
                }
            }
        }
    }

    @Test
    void parse_playlistsOfManyMakers_neverFailsOtherwise() throws Exception {
        int read = 0;
        for (var path : MediaFixtures.files(SampleAssets.shared("manifests-m3u8"), ".*")) {
            try {
                HlsParser.parse(Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1));
                read++;
            } catch (MediaFormatException e) {
                assertThat(e.clause()).isNotEmpty();
            }
        }
        assertThat(read).isGreaterThan(30);
    }

    @Test
    void parse_notAPlaylist_saysSo() {
        assertThatThrownBy(() -> HlsParser.parse("<html>"))
                .isInstanceOf(MediaFormatException.class)
                .hasMessageContaining("#EXTM3U");
        assertThatThrownBy(() -> HlsParser.parse("#EXTM3U\n#EXTINF:abc,\nx"))
                .isInstanceOf(MediaFormatException.class)
                .hasMessageContaining("line 2");
    }
}
