package dev.packlight.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.SourceSet;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.Rulebook;
import dev.packlight.media.Asset;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TimeRange;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.SyntheticAsset;
import dev.packlight.testing.Toolkit;
import dev.packlight.ui.common.TimeAxis;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimelinePaneTest {

    @BeforeAll
    static void start() throws Exception {
        Toolkit.start();
    }

    @Test
    void show_film_opensOnAllOfItEvenWithAMismatch() throws Exception {
        Path file = MediaFixtures.files(SampleAssets.ROOT.resolve("aurora"), ".*\\.mp4")
                .getFirst();
        SampleDescription h264 = SourceSet.singleFile(file)
                .open(new MediaFiles())
                .asset()
                .tracks(TrackKind.VIDEO)
                .getFirst()
                .track()
                .description();
        Asset film = new SyntheticAsset()
                .video(h264, 25, 1, 1500, 50, 0, Edit.NONE)
                .video(h264, 25, 1, 1500, 75, 0, Edit.NONE)
                .asset();
        TimeAxis axis = Toolkit.onFx(() -> {
            TimelinePane pane = new TimelinePane();
            pane.show(AssetReport.of(film, Rulebook.EMPTY, Cancel.NEVER), List.of());
            return pane.axis();
        });
        assertThat(axis.isFit()).isTrue();
        assertThat(axis.whole().get()).isEqualTo(new TimeRange(0, 600_000_000));
    }
}
