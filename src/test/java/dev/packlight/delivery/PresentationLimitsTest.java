package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.bytes.ArraySource;
import dev.packlight.bytes.Limits;
import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFile;
import dev.packlight.testing.Boxes;
import dev.packlight.testing.Within;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a presentation asks of whoever writes its manifests is bounded, whatever its files say. */
class PresentationLimitsTest {

    private static Presentation sound(long frames, long ticksEach) throws Exception {
        byte[] moov = Boxes.box(
                "moov",
                Boxes.mvhd(1, 0),
                Boxes.trak(1, "soun", 44100, Boxes.equalSamples(Boxes.aac(), frames, 1, ticksEach, 1000)));
        ArraySource source = new ArraySource(Arrays.copyOf(moov, (int) frames + 1000));
        MediaFile file = Mp4Reader.read(source, "sound.m4a");
        List<AssetTrack> tracks =
                file.tracks().stream().map(t -> AssetTrack.of(file, t)).toList();
        Asset asset = new Asset("sound", Asset.Origin.SINGLE_FILE, List.of(file), tracks, 3, List.of());
        return Presentations.of(asset, new Sources(Map.of(file, source), "stamp"), Decisions.ORIGINAL);
    }

    @Test
    void of_framesOfManySeconds_costsAsMuchAsItHasFrames() {
        Presentation days = Within.result(() -> sound(90_000, 19 * 44100));
        assertThat(days.fragments().count()).isBetween(90_000, 90_001);
        assertThatThrownBy(() -> sound(Limits.SEGMENTS + 1000, 13 * 44100))
                .isInstanceOf(UnservableException.class)
                .hasMessageContaining("fragments");
    }
}
