package dev.packlight.ui.library;

import static dev.packlight.ui.library.Assets.fit;
import static dev.packlight.ui.library.Assets.readable;
import static dev.packlight.ui.library.Assets.scanning;
import static dev.packlight.ui.library.Assets.snapshot;
import static dev.packlight.ui.library.Assets.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Rules;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.checks.Verdict;
import dev.packlight.origin.Origin;
import dev.packlight.stills.Posters;
import dev.packlight.stills.WantedPosters;
import dev.packlight.testing.ImmediateBackground;
import dev.packlight.ui.common.Memory;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.Served;
import dev.packlight.ui.library.AssetOrder.Direction;
import dev.packlight.ui.library.AssetOrder.Sort;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Library place shows of one state of the library after another, without files and without a toolkit. */
class LibraryStatesTest {

    private static final LibraryAsset ONE = readable("shorts/take 1.mp4", 30, 9_000_000, new Verdict(0, 2));
    private static final LibraryAsset TWO = readable("shorts/take 2.mp4", 20, 1_000_000, new Verdict(0, 0));
    private static final LibraryAsset TEN = readable("trailers/Take 10.mp4", 10, 5_000_000, new Verdict(1, 0));
    private static final LibraryAsset BROKEN = unreadable("shorts/broken.mp4");

    @TempDir
    private Path data;

    private final Map<String, String> remembered = new HashMap<>();
    private final List<Consumer<Library.Snapshot>> listeners = new ArrayList<>();
    private final Selection selection = new Selection();
    private String watchMode = "watching";
    private Catalogue catalogue;
    private Library library;

    @BeforeEach
    void open() throws Exception {
        catalogue = Catalogue.open(data);
        library = new Library(catalogue, Rules.book());
    }

    @AfterEach
    void close() {
        library.close();
        catalogue.close();
    }

    private LibraryViewModel model() {
        LibraryPort.Folders folders = new LibraryPort.Folders(
                listeners::add, roots -> {}, roots -> {}, () -> {}, () -> watchMode, library.links());
        Origin origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        return new LibraryViewModel(new LibraryPort(
                folders,
                new WantedPosters(new Posters(library::inspect, data)),
                new Served(origin, library::publication, Formats.all()),
                selection,
                new ImmediateBackground(),
                new Memory(name -> Optional.ofNullable(remembered.get(name)), remembered::put),
                data));
    }

    private void show(Library.Snapshot snapshot) {
        listeners.forEach(listener -> listener.accept(snapshot));
    }

    private static List<String> names(LibraryViewModel model) {
        return model.facets().shown().stream().map(LibraryAsset::name).toList();
    }

    @Test
    void shown_fromTheStart_byNameAndUnreadableLast() {
        LibraryViewModel model = model();
        show(snapshot(TEN, BROKEN, TWO, ONE));
        assertThat(names(model)).containsExactly("take 1", "take 2", "Take 10", "broken");
        assertThat(selection.asset().get()).isEqualTo(ONE);
    }

    @Test
    void sort_everyColumnBothWays_leavesUnreadableLast() {
        LibraryViewModel model = model();
        show(snapshot(TEN, BROKEN, TWO, ONE));
        Map<AssetOrder, List<String>> expected = Map.of(
                AssetOrder.NAME, List.of("take 1", "take 2", "Take 10"),
                AssetOrder.VERDICT, List.of("take 2", "take 1", "Take 10"),
                AssetOrder.PICTURE, List.of("take 2", "take 1", "Take 10"),
                AssetOrder.CODECS, List.of("take 1", "take 2", "Take 10"),
                AssetOrder.DURATION, List.of("Take 10", "take 2", "take 1"),
                AssetOrder.SIZE, List.of("take 2", "Take 10", "take 1"),
                AssetOrder.PATH, List.of("take 1", "take 2", "Take 10"));
        for (AssetOrder order : AssetOrder.values()) {
            model.facets().sort().set(new Sort(order, Direction.UP));
            assertThat(names(model).subList(0, 3)).as("up by " + order).isEqualTo(expected.get(order));
            assertThat(names(model)).last().isEqualTo("broken");
            model.facets().sort().set(new Sort(order, Direction.DOWN));
            assertThat(names(model).subList(0, 3))
                    .as("down by " + order)
                    .isEqualTo(
                            order == AssetOrder.CODECS
                                    ? expected.get(order)
                                    : expected.get(order).reversed());
            assertThat(names(model)).last().isEqualTo("broken");
        }
    }

    @Test
    void emptiness_eachState_hasItsOwnWords() {
        LibraryViewModel model = model();
        show(new Library.Snapshot(List.of(), List.of(), false, List.of(), List.of()));
        assertThat(model.emptiness().get()).contains(Emptiness.NO_FOLDERS);
        assertThat(model.watching().get()).isEmpty();
        show(scanning());
        assertThat(model.emptiness().get()).contains(Emptiness.SCANNING);
        assertThat(model.watching().get()).isEqualTo("Scanning…");
        show(snapshot());
        assertThat(model.emptiness().get()).contains(Emptiness.NOTHING_FOUND);
        assertThat(model.watching().get()).isEqualTo("Watching for changes");
        watchMode = "polling";
        show(snapshot(ONE));
        assertThat(model.emptiness().get()).isEmpty();
        assertThat(model.watching().get()).isEqualTo("Looking for changes every 5 s");
        model.facets().search().set("nothing like it");
        assertThat(model.emptiness().get()).contains(Emptiness.ALL_HIDDEN);
        model.facets().clear();
        assertThat(model.emptiness().get()).isEmpty();
    }

    @Test
    void folders_below_areATreeWithCounts() {
        LibraryViewModel model = model();
        show(snapshot(TEN, ONE, TWO, fit("shorts/2024/take 10/a.mp4"), fit("shorts/2024/take 9/b.mp4"), fit("c.mp4")));
        FolderNode films = model.folders().get().getFirst();
        assertThat(films.assets()).isEqualTo(6);
        assertThat(films.children()).extracting(FolderNode::name).containsExactly("shorts", "trailers");
        assertThat(films.children()).extracting(FolderNode::assets).containsExactly(4, 1);
        assertThat(films.children().getFirst().children().getFirst().children())
                .extracting(FolderNode::name)
                .containsExactly("take 9", "take 10");
        model.facets().folder().set(Assets.ROOT.resolve("shorts/2024"));
        assertThat(names(model)).containsExactly("a", "b");
    }

    @Test
    void folders_rootThatIsAFile_holdsItsAsset() {
        LibraryViewModel model = model();
        Path file = ONE.key();
        show(new Library.Snapshot(List.of(file), List.of(ONE), false, List.of(), List.of()));
        assertThat(model.folders().get()).containsExactly(new FolderNode(file, 1, List.of()));
        model.facets().folder().set(file);
        assertThat(names(model)).containsExactly("take 1");
    }

    @Test
    void refresh_sameAssets_keepsTheirObjectsAndTheSelection() {
        LibraryViewModel model = model();
        show(snapshot(ONE, TWO, TEN));
        model.move(2);
        LibraryAsset before = model.facets().shown().get(1);
        show(snapshot(
                new LibraryAsset(ONE.set(), ONE.locator(), ONE.summary(), ONE.problem()),
                new LibraryAsset(TWO.set(), TWO.locator(), TWO.summary(), TWO.problem()),
                new LibraryAsset(TEN.set(), TEN.locator(), TEN.summary(), TEN.problem())));
        assertThat(model.facets().shown().get(1)).isSameAs(before);
        assertThat(selection.asset().get()).isSameAs(TEN);
    }

    @Test
    void refresh_scanThatHasNotMetTheSelected_keepsIt() {
        LibraryViewModel model = model();
        show(snapshot(ONE, TWO, TEN));
        model.move(1);
        show(scanning(ONE));
        assertThat(selection.asset().get()).isSameAs(TWO);
        show(snapshot(ONE, TEN));
        assertThat(selection.asset().get()).isSameAs(ONE);
    }

    @Test
    void remember_sortAndSelection_returnAtTheNextStart() {
        LibraryViewModel model = model();
        show(snapshot(ONE, TWO, TEN));
        model.facets().sort().set(new Sort(AssetOrder.SIZE, Direction.DOWN));
        model.selected().set(TEN);
        model.remember();
        listeners.clear();
        selection.asset().set(null);
        LibraryViewModel next = model();
        show(scanning(ONE));
        assertThat(selection.asset().get()).as("not yet found").isNull();
        show(snapshot(ONE, TWO, TEN));
        assertThat(names(next)).containsExactly("take 1", "Take 10", "take 2");
        assertThat(selection.asset().get()).isSameAs(TEN);
    }

    @Test
    void move_beyondTheEnds_staysWithin() {
        LibraryViewModel model = model();
        show(snapshot(ONE, TWO, TEN));
        model.move(Integer.MAX_VALUE);
        assertThat(model.index()).isEqualTo(2);
        model.move(-Integer.MAX_VALUE);
        assertThat(model.index()).isZero();
    }
}
