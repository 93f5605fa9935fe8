package dev.packlight.ui.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.player.load.StreamProbe.Look;
import dev.packlight.testing.Readers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known to speak against a stream before the platform's player is asked. */
class SystemMediaTest {

    private static final SystemMedia HEARD = new SystemMedia(SystemMedia.Stack.JAVAFX, true);
    private static final SystemMedia APPLE = new SystemMedia(SystemMedia.Stack.APPLE, true);
    private static final String PICTURE = "#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"avc1.64001f,mp4a.40.2\"\nv.m3u8\n";
    private static final String TS = "#EXTINF:2,\na.ts\n#EXT-X-ENDLIST\n";

    @Test
    void refusal_mediaInOnePiece_hasNothingAgainstIt() throws Exception {
        assertThat(HEARD.refusal(look(PICTURE, TS))).isEmpty();
    }

    @Test
    void refusal_soundApartFromTransportStreams_namesTheFormatsThatGo() throws Exception {
        Look stream = look(sound("s.m3u8") + PICTURE, TS);
        assertThat(HEARD.refusal(stream).orElseThrow()).contains("HLS TS v3");
        assertThat(APPLE.refusal(stream)).isEmpty();
    }

    @Test
    void refusal_addressWithCommaInATag_saysThatItIsCut() throws Exception {
        assertThat(HEARD.refusal(look(sound("s,1.m3u8") + PICTURE, TS)).orElseThrow())
                .contains("comma");
        Look header = look(PICTURE, "#EXT-X-MAP:URI=\"i(v=i).m4s\"\n" + TS);
        assertThat(HEARD.refusal(header).orElseThrow()).contains("equals sign");
        assertThat(APPLE.refusal(header)).isEmpty();
    }

    @Test
    void refusal_soundWithoutADevice_saysSo() throws Exception {
        assertThat(new SystemMedia(SystemMedia.Stack.JAVAFX, false)
                        .refusal(look(PICTURE, TS))
                        .orElseThrow())
                .contains("sound device");
    }

    private static String sound(String address) {
        return "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"n\",URI=\"" + address + "\"\n";
    }

    private static Look look(String top, String media) throws Exception {
        ListingReader hls = Readers.ALL.stream()
                .filter(r -> r.protocol().equals("HLS"))
                .findFirst()
                .orElseThrow();
        String tagged = top.replace("BANDWIDTH=1,", "BANDWIDTH=1,AUDIO=\"a\",");
        Segments segments = (Segments) hls.read("#EXTM3U\n#EXT-X-TARGETDURATION:2\n" + media)
                .tracks()
                .getFirst()
                .media();
        return new Look(hls, hls.read("#EXTM3U\n" + tagged).tracks(), Optional.of(segments));
    }
}
