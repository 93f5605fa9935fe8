package dev.packlight.dash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.delivery.StreamListing;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.media.TimeRange;
import dev.packlight.media.TrackKind;
import org.junit.jupiter.api.Test;

class DashListingTest {

    private static final String MPD = """
            <?xml version="1.0"?>
            <!-- made by hand -->
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" mediaPresentationDuration="PT4.004S"><Period>
            <AdaptationSet contentType="video" mimeType="video/mp4">
            <SegmentTemplate timescale="30000" duration="60060" media="v$Number$" initialization="init"/>
            <Representation id="a" bandwidth="1000" width="640" height="360" codecs="avc1.4d401e"/></AdaptationSet>
            <AdaptationSet contentType="image" mimeType="image/jpeg">
            <SegmentTemplate duration="40" media="i$Number$"/><Representation id="i" bandwidth="10"/></AdaptationSet>
            </Period></MPD>
            """;

    private final DashListing reader = new DashListing();

    @Test
    void read_videoAndImages_givesTheVideoInExactTicks() throws Exception {
        assertThat(reader.ownsText(MPD)).isTrue();
        StreamListing listing = reader.read(MPD);
        assertThat(listing.durationTicks()).isEqualTo(40_040_000);
        assertThat(listing.tracks()).singleElement().satisfies(track -> {
            assertThat(track.kind()).isEqualTo(TrackKind.VIDEO);
            assertThat(track.label()).isEqualTo("360p");
            Segments segments = (Segments) track.media();
            assertThat(segments.init()).contains("init");
            assertThat(segments.list())
                    .extracting(StreamListing.Segment::time)
                    .containsExactly(new TimeRange(0, 20_020_000), new TimeRange(20_020_000, 40_040_000));
        });
    }

    @Test
    void ownsText_otherXmlAndNone_isNo() {
        assertThat(reader.ownsText("<SmoothStreamingMedia><MPD/></SmoothStreamingMedia>"))
                .isFalse();
        assertThat(reader.ownsText("<html><body>MPD</body></html>")).isFalse();
        assertThat(reader.ownsText("#EXTM3U")).isFalse();
        assertThat(reader.ownsText("")).isFalse();
    }
}
