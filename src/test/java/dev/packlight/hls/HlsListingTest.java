package dev.packlight.hls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.delivery.StreamListing;
import dev.packlight.delivery.StreamListing.Elsewhere;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.media.TimeRange;
import dev.packlight.media.TrackKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HlsListingTest {

    private final HlsListing reader = new HlsListing();

    @Test
    void read_media_addsDurationsUpWithoutDrift() throws Exception {
        StreamListing listing = reader.read("#EXTM3U\n" + "#EXTINF:0.1,\na.ts\n".repeat(1000));
        Segments segments = (Segments) listing.tracks().getFirst().media();
        assertThat(segments.list().getLast().time()).isEqualTo(new TimeRange(999_000_000, 1_000_000_000));
        assertThat(listing.durationTicks()).isEqualTo(1_000_000_000);
        assertThat(segments.encryption()).isEmpty();
    }

    @Test
    void read_encryptedSegment_isSaidByItsMethod() throws Exception {
        StreamListing listing =
                reader.read("#EXTM3U\n#EXTINF:2,\na.ts\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF:2,\nb.ts\n");
        assertThat(((Segments) listing.tracks().getFirst().media()).encryption())
                .contains("AES-128");
    }

    @Test
    void read_multivariant_putsTheDefaultSoundOfTheFirstGroupFirst() throws Exception {
        StreamListing listing = reader.read("""
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="eng",URI="eng"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="deu",DEFAULT=YES,URI="deu"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="b",NAME="other",URI="other"
                #EXT-X-STREAM-INF:BANDWIDTH=900,RESOLUTION=640x360,CODECS="avc1.4d401e,mp4a.40.2",AUDIO="a"
                video
                """);
        assertThat(listing.tracks()).extracting(Track::label).containsExactly("deu", "eng", "360p");
        assertThat(listing.tracks()).extracting(Track::media).last().isEqualTo(new Elsewhere("video"));
    }

    /** By the codecs that are known, and never by a part of a name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "avc1.4d401e,mp4a.40.2 | VIDEO",
                "hvc1.1.6.L93.B0       | VIDEO",
                "av01.0.04M.08         | VIDEO",
                "mp4a.40.2             | AUDIO",
                "ec-3                  | AUDIO",
                "opus                  | AUDIO"
            })
    void read_variantWithoutResolution_isWhatItsCodecsAre(String codecs, TrackKind kind) throws Exception {
        StreamListing listing = reader.read("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=900,CODECS=\"" + codecs + "\"\nx\n");
        assertThat(listing.tracks().getFirst().kind()).isEqualTo(kind);
    }

    @Test
    void read_variantWithoutWords_mayHoldPictures() throws Exception {
        StreamListing listing = reader.read("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=900\nx\n");
        assertThat(listing.tracks().getFirst().kind()).isEqualTo(TrackKind.VIDEO);
    }
}
