package dev.packlight.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.app.Formats;
import dev.packlight.app.Rules;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.checks.Cancel;
import dev.packlight.origin.Origin;
import dev.packlight.testing.SampleAssets;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Workbench;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inspect's report while the selection changes, without a toolkit. */
class InspectViewModelTest {

    @TempDir
    private Path data;

    private final Waiting background = new Waiting();
    private Catalogue catalogue;
    private Library library;
    private Origin origin;
    private Workbench workbench;

    /** Keeps work until the test runs it. */
    private static final class Waiting implements Background {
        private final List<Work<?>> works = new ArrayList<>();
        private final List<Consumer<Exception>> failures = new ArrayList<>();
        private final List<Runnable> runs = new ArrayList<>();

        @Override
        public <T> Handle submit(Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
            works.add(work);
            failures.add(failed);
            runs.add(() -> {
                try {
                    done.accept(work.run());
                } catch (Exception e) {
                    failed.accept(e);
                }
            });
            return () -> {};
        }

        @Override
        public synchronized void onWindow(Runnable action) {
            action.run();
        }
    }

    @BeforeEach
    void open() throws Exception {
        catalogue = Catalogue.open(data.resolve("data"));
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        workbench = new Workbench(catalogue, library, origin, Formats.all(), background, data);
        library.open(List.of(SampleAssets.AURORA, SampleAssets.CROSSING));
        library.awaitScan();
    }

    @AfterEach
    void close() {
        origin.close();
        library.close();
        catalogue.close();
    }

    private LibraryAsset asset(String name) {
        return library.snapshot().assets().stream()
                .filter(asset -> asset.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void selection_changed_leavesTheChecksOfTheFormerAsset() {
        InspectViewModel model = new InspectViewModel(workbench);
        background.works.clear();
        background.runs.clear();
        background.failures.clear();
        workbench.selected().set(asset("aurora"));
        workbench.selected().set(asset("crossing"));
        workbench.selected().set(asset("aurora"));
        assertThatThrownBy(() -> background.works.getFirst().run()).isInstanceOf(Cancel.Cancelled.class);
        background.failures.getFirst().accept(new IllegalStateException("late"));
        assertThat(model.message().get()).isEqualTo("Reading…");
        background.runs.getLast().run();
        assertThat(model.message().get()).isEmpty();
        assertThat(model.report().get().orElseThrow().asset().name()).isEqualTo("aurora");
        assertThat(model.report().get().orElseThrow().judgements())
                .hasSameSizeAs(Rules.book().stored());
    }
}
