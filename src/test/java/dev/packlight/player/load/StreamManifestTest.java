package dev.packlight.player.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.delivery.StreamListing.Segment;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.media.Ticks;
import dev.packlight.media.TimeRange;
import dev.packlight.media.TrackKind;
import dev.packlight.player.load.StreamManifest.Representation;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamManifestTest {

    private static final long TWO_SECONDS = 2 * Ticks.PER_SECOND;

    private static Representation ofFive() {
        List<Segment> segments = IntStream.range(0, 5)
                .mapToObj(i -> new Segment(
                        i,
                        0,
                        i + ".ts",
                        new TimeRange(i * TWO_SECONDS, (i + 1) * TWO_SECONDS),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        Segments media = new Segments(Optional.empty(), segments, Optional.empty());
        Track track = new Track(TrackKind.VIDEO, "360p", 1000, 640, 360, "", media);
        return new Representation(track, URI.create("http://host/a/list"), segments);
    }

    @Test
    void segmentAt_anyTime_isTheOneThatHoldsIt() {
        Representation five = ofFive();
        assertThat(five.segmentAt(0)).isZero();
        assertThat(five.segmentAt(TWO_SECONDS - 2 * Ticks.PER_MILLISECOND)).isZero();
        assertThat(five.segmentAt(TWO_SECONDS)).isEqualTo(1);
        assertThat(five.segmentAt(5 * TWO_SECONDS)).isEqualTo(4);
        assertThat(five.segmentAt(Long.MAX_VALUE / 2)).isEqualTo(4);
        assertThat(five.endTicks()).isEqualTo(5 * TWO_SECONDS);
    }

    @Test
    void address_ofASegment_liesBesideThePlaylist() throws Exception {
        Representation five = ofFive();
        assertThat(five.address(five.segments().getFirst())).isEqualTo(URI.create("http://host/a/0.ts"));
    }
}
