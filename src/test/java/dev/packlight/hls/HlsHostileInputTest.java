package dev.packlight.hls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.Limits;
import dev.packlight.testing.Mutations;
import dev.packlight.testing.Within;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a playlist: what it lists, or one named error, soon. */
class HlsHostileInputTest {

    private static final String SOUND = """
            #EXTM3U
            #EXT-X-TARGETDURATION:6
            #EXT-X-MAP:URI="i.mp4",BYTERANGE="10@0"
            #EXT-X-KEY:METHOD=NONE
            #EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=16x9,CODECS="avc1.4d401e,mp4a.40.2",AUDIO="a"
            v.m3u8
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="b, c",DEFAULT=YES,URI="a=b,c.m3u8"
            #EXTINF:6.006,
            #EXT-X-BYTERANGE:100@20
            s.m4s
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTINF:Infinity,\na",
                "#EXTINF:-1,\na",
                "#EXTINF:NaN,\na",
                "#EXTINF:1e300,\na",
                "#EXTINF:1\n#EXT-X-BYTERANGE:9223372036854775807@9223372036854775807\na",
                "#EXTINF:1\n#EXT-X-BYTERANGE:-5\na",
                "#EXT-X-TARGETDURATION:99999999999",
                "#EXT-X-STREAM-INF:BANDWIDTH=x\na",
                "#EXT-X-STREAM-INF:RESOLUTION=x9\na"
            })
    void parse_impossibleNumbers_areRefused(String lines) {
        assertThat(Within.refusal(() -> HlsParser.parse("#EXTM3U\n" + lines + "\n")))
                .isNotNull();
    }

    @Test
    void parse_longLines_endSoon() {
        for (String part : new String[] {"A", "\"", "=", "A=\"", ",", "A=,", " ", "A=\"B,"}) {
            String line = part.repeat(2_000_000 / part.length());
            Within.refusal(() -> HlsParser.parse("#EXTM3U\n#EXT-X-MEDIA:" + line + "\n#EXT-X-KEY:" + line + "\n"));
            Within.refusal(() -> HlsParser.parse("#EXTM3U\n#EXTINF:" + line + "\n" + line + "\n"));
        }
    }

    @Test
    void parse_moreThanAnyoneCanPlay_isRefused() {
        assertThat(Within.refusal(
                        () -> HlsParser.parse("#EXTM3U\n" + "#EXTINF:1,\na\n".repeat(Limits.MANIFEST_SEGMENTS + 1))))
                .hasMessageContaining("segments");
        assertThat(Within.refusal(() -> HlsParser.parse("#EXTM3U" + "\n".repeat(Limits.MANIFEST_CHARS))))
                .hasMessageContaining("characters");
    }

    @Test
    void parse_attributes_keepCommasAndEqualSignsInQuotes() throws Exception {
        HlsPlaylist.Multivariant read = (HlsPlaylist.Multivariant) HlsParser.parse(SOUND);
        assertThat(read.variants().getFirst().codecs()).isEqualTo("avc1.4d401e,mp4a.40.2");
        assertThat(read.renditions().getFirst())
                .isEqualTo(new HlsPlaylist.Rendition("AUDIO", "a", "b, c", "", true, "a=b,c.m3u8"));
    }

    @Test
    void parse_mutations_failInOneWayOnly() {
        for (String mutant : Mutations.of(SOUND, 3).limit(Mutations.count(3000)).toList()) {
            Within.refusal(() -> HlsParser.parse(mutant));
        }
    }
}
