package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.dash.Mpd;
import dev.packlight.dash.MpdParser;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.testing.Draw;
import dev.packlight.testing.RandomAsset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What our players' parsers read in our manifests of films drawn by lot, against the film. */
class ManifestRoundTripTest {

    private static final int FILMS = 8;

    private static String text(Presentation film, String below) throws Exception {
        DeliveryRequest request = DeliveryRequest.parse("/L/" + film.asset().name() + ".ism/" + below);
        PackagingFormat format = Formats.all().stream()
                .filter(f -> f.claims(request))
                .findFirst()
                .orElseThrow();
        return new String(BodyReader.bytes(format.respond(film, request).body()), StandardCharsets.UTF_8);
    }

    @Test
    void hls_readAgain_listsEveryRungAndSegment() {
        Draw.each(1, FILMS, draw -> {
            Presentation film = RandomAsset.of(draw.integer(1, 1_000_000)).present();
            for (String token : new String[] {"m3u8-cmaf", "m3u8-aapl", "m3u8-aapl-v3"}) {
                HlsPlaylist.Multivariant master =
                        (HlsPlaylist.Multivariant) HlsParser.parse(text(film, "manifest(format=" + token + ")"));
                assertThat(master.variants()).isNotEmpty();
                for (HlsPlaylist.Variant variant : master.variants()) {
                    isPlaylistOf(film, (HlsPlaylist.Media) HlsParser.parse(text(film, variant.uri())));
                }
                Rendition picture = film.video().getFirst();
                assertThat(master.variants())
                        .anySatisfy(v -> assertThat(List.of(v.widthPixels(), v.heightPixels()))
                                .containsExactly(
                                        picture.video().widthPixels(),
                                        picture.video().heightPixels()));
            }
        });
    }

    private static void isPlaylistOf(Presentation film, HlsPlaylist.Media playlist) {
        long longest = playlist.segments().stream()
                .mapToLong(s -> s.time().durationTicks())
                .max()
                .orElseThrow();
        assertThat(playlist.targetSeconds() * 10_000_000L + 5_000_000).isGreaterThanOrEqualTo(longest);
        assertThat(playlist.segments().getLast().time().endTicks())
                .isBetween(1L, film.segments().endTicks() - film.segments().startTicks() + 5_000_000);
        for (int i = 1; i < playlist.segments().size(); i++) {
            assertThat(playlist.segments().get(i).time().startTicks())
                    .isEqualTo(playlist.segments().get(i - 1).time().endTicks());
        }
    }

    @Test
    void mpd_readAgain_listsEveryRungAndSegment() {
        Draw.each(1, FILMS, draw -> {
            Presentation film = RandomAsset.of(draw.integer(1, 1_000_000)).present();
            for (String token : new String[] {"mpd-time-cmaf", "mpd-time-csf"}) {
                Mpd mpd = MpdParser.parse(text(film, "manifest(format=" + token + ")"));
                assertThat(mpd.durationTicks()).isBetween(film.durationTicks() - 10_000, film.durationTicks() + 10_000);
                Mpd.Representation picture = only(mpd, "video");
                Rendition rendition = film.video().getFirst();
                assertThat(picture.widthPixels()).isEqualTo(rendition.video().widthPixels());
                assertThat(picture.codecs()).isEqualTo(rendition.video().rfc6381());
                isCutOf(rendition, picture);
                isCutOf(film.audio().getFirst(), only(mpd, "audio"));
            }
        });
    }

    private static Mpd.Representation only(Mpd mpd, String type) {
        List<Mpd.Representation> found = mpd.representations().stream()
                .filter(r -> r.contentType().equals(type))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void isCutOf(Rendition rendition, Mpd.Representation read) {
        assertThat(read.segments()).hasSize(rendition.fragments().count());
        for (int i = 0; i < read.segments().size(); i++) {
            Mpd.Segment segment = read.segments().get(i);
            assertThat(segment.time().startTicks() * 10_000_000 / segment.ticksPerSecond())
                    .isEqualTo(rendition.fragments().startTicks(i));
            assertThat(segment.uri()).contains("=" + segment.time().startTicks());
        }
    }
}
