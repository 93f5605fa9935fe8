package dev.packlight.player.present;

import static dev.packlight.player.present.HostilePlayer.LIST;
import static dev.packlight.player.present.HostilePlayer.QUICK;
import static dev.packlight.player.present.HostilePlayer.failure;
import static dev.packlight.player.present.HostilePlayer.limits;
import static dev.packlight.testing.HostileOrigin.body;
import static dev.packlight.testing.HostileOrigin.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.player.decode.FFmpeg;
import dev.packlight.player.load.Limits;
import dev.packlight.testing.HostileOrigin;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a manifest says, the session ends in time, with a sentence. */
class HostileManifestTest {

    private static HostileOrigin origin;

    @BeforeAll
    static void start() throws Exception {
        origin = new HostileOrigin();
        FFmpeg.ensureLoaded();
    }

    @AfterAll
    static void stop() throws Exception {
        origin.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/a.m3u8",
                "mailto:someone@example.org",
                "data:text/plain,x",
                "relative/a.m3u8",
                "http:///a.m3u8",
                "http:a.m3u8",
                "urn:a:b"
            })
    void load_addressThatIsNotLoaded_isSaidInWords(String address) throws Exception {
        assertThat(failure(URI.create(address))).containsAnyOf("loads http and https", "names no server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXT-X-MAP:URI=\"\"\n#EXTINF:2,\na.mp4\n",
                "#EXT-X-MAP:URI=\"file:///etc/passwd\"\n#EXTINF:2,\na.mp4\n",
                "#EXTINF:2,\nfile:///etc/passwd\n",
                "#EXTINF:2,\nmailto:a@b\n",
                "#EXTINF:2,\na b|c.ts\n",
                "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2\nhttp://[::bad/\n",
                "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2,AUDIO=\"a\"\nmedia.m3u8\n"
                        + "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"n\",URI=\"\"\n",
                "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2\nlist.m3u8\n",
                "#EXTINF:1e300,\na.ts\n#EXTINF:1e300,\nb.ts\n",
                "#EXT-X-ENDLIST\n"
            })
    void load_playlistWithImpossibleEntries_isSaidInWords(String entries) throws Exception {
        origin.on("/media.m3u8", text(LIST + "#EXTINF:2,\na.ts\n"));
        assertThat(failure(origin.on("/list.m3u8", text(LIST + entries)))).startsWith("The ");
    }

    @Test
    void load_manyPlaylistsThatDrip_endsInTheTimeOfOneManifest() throws Exception {
        StringBuilder master = new StringBuilder("#EXTM3U\n");
        for (int i = 0; i < 50; i++) {
            master.append("#EXT-X-STREAM-INF:BANDWIDTH=1\nslow" + i + ".m3u8\n");
            origin.on("/slow" + i + ".m3u8", out -> {
                Thread.sleep(100);
                text(LIST + "#EXTINF:2,\na.ts\n").write(out);
            });
        }
        assertThat(failure(origin.on("/list.m3u8", text(master.toString()))))
                .containsAnyOf("had not come after 4 s", "had not come whole");
    }

    @Test
    void load_40MillionSegments_isRefusedBeforeTheyAreKept() throws Exception {
        StringBuilder master = new StringBuilder("#EXTM3U\n");
        byte[] playlist = (LIST + "#EXTINF:1,\na\n".repeat(199_000)).getBytes();
        for (int i = 0; i < 200; i++) {
            master.append("#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2\nlong" + i + ".m3u8\n");
            origin.on("/long" + i + ".m3u8", body(playlist));
        }
        Limits patient = limits(Duration.ofSeconds(30), QUICK.standstill());
        assertThat(failure(origin.on("/list.m3u8", text(master.toString())), patient))
                .contains("more than 500000 segments");
    }

    @Test
    void load_40MillionSegmentsInOneMpd_isRefusedBeforeTheyAreKept() throws Exception {
        String representation = "<Representation id='%d' bandwidth='1'><SegmentTemplate media='$Number$' timescale='1'>"
                + "<SegmentTimeline><S t='0' d='1' r='198999'/></SegmentTimeline></SegmentTemplate></Representation>";
        StringBuilder mpd = new StringBuilder("<MPD xmlns='urn:mpeg:dash:schema:mpd:2011' type='static'"
                + " mediaPresentationDuration='PT199000S'><Period><AdaptationSet contentType='video'>");
        for (int i = 0; i < 200; i++) {
            mpd.append(String.format(representation, i));
        }
        mpd.append("</AdaptationSet></Period></MPD>");
        Limits patient = limits(Duration.ofSeconds(30), QUICK.standstill());
        assertThat(failure(origin.on("/many.mpd", text(mpd.toString())), patient))
                .contains("segments");
    }
}
