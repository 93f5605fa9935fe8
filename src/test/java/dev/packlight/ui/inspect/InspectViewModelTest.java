package dev.packlight.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.media.Asset;
import dev.packlight.testing.SampleAssets;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Inspect's report while the selection changes, without a toolkit. */
class InspectViewModelTest {

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Boolean> cancelled = new ArrayList<>();
    private final Selection selection = new Selection();
    private final InspectViewModel model =
            new InspectViewModel(new InspectPort(set -> null, this::judge, selection, new Waiting()));

    /** Keeps work until the test runs it. */
    private final class Waiting implements Background {
        @Override
        public <T> Handle submit(Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
            waiting.add(() -> {
                try {
                    done.accept(work.run());
                } catch (Exception e) {
                    failed.accept(e);
                }
            });
            return () -> {};
        }

        @Override
        public void onWindow(Runnable action) {
            action.run();
        }
    }

    private AssetReport judge(LibraryAsset asset, Cancel cancel) {
        cancelled.add(cancel.isAsked());
        cancel.orGoOn();
        Asset empty = new Asset(asset.name(), Asset.Origin.SINGLE_FILE, List.of(), List.of(), 1, List.of());
        return new AssetReport(empty, List.of(), Optional.empty(), List.of());
    }

    private static LibraryAsset asset(String name) {
        return new LibraryAsset(
                SourceSet.singleFile(SampleAssets.ROOT.resolve(name + ".mp4")),
                UUID.randomUUID(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void selection_changed_leavesTheChecksOfTheFormerAsset() {
        LibraryAsset first = asset("first");
        selection.asset().set(first);
        selection.asset().set(asset("second"));
        selection.asset().set(first);
        waiting.getFirst().run();
        assertThat(cancelled).containsExactly(true);
        assertThat(model.message().get()).isEqualTo("Reading…");
        waiting.getLast().run();
        assertThat(cancelled).containsExactly(true, false);
        assertThat(model.message().get()).isEmpty();
        assertThat(model.report().get().orElseThrow().asset().name()).isEqualTo("first");
    }
}
