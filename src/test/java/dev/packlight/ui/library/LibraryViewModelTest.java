package dev.packlight.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Places;
import dev.packlight.app.Rules;
import dev.packlight.app.Services;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.origin.Origin;
import dev.packlight.testing.ImmediateBackground;
import dev.packlight.testing.SampleAssets;
import dev.packlight.ui.inspect.InspectViewModel;
import dev.packlight.ui.stream.StreamViewModel;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view-models of Library, Inspect and Stream over the sample assets, without a toolkit. */
class LibraryViewModelTest {

    @TempDir
    private Path data;

    private Catalogue catalogue;
    private Library library;
    private Origin origin;
    private Services services;
    private LibraryViewModel model;

    @BeforeEach
    void open() throws Exception {
        catalogue = Catalogue.open(data.resolve("data"));
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        services = Services.of(catalogue, library, origin, new ImmediateBackground(), data);
        model = new LibraryViewModel(Places.library(services, SampleAssets.ROOT));
        model.add(List.of(SampleAssets.ROOT));
        library.awaitScan();
    }

    @AfterEach
    void close() {
        services.close();
        origin.close();
        library.close();
        catalogue.close();
    }

    private List<String> names() {
        return model.facets().shown().stream().map(LibraryAsset::name).toList();
    }

    @Test
    void search_andFacets_narrowWhatIsShown() {
        assertThat(names()).containsExactlyInAnyOrder("aurora", "crossing", "ember", "harbor", "voices");
        assertThat(model.facets().count().get()).isEqualTo("5 assets");
        model.facets().search().set("AUR");
        assertThat(names()).containsExactly("aurora");
        assertThat(model.facets().count().get()).isEqualTo("1 of 5 assets");
        model.facets().search().set("");
        model.facets().verdict().set("Must");
        assertThat(names()).containsExactly("crossing");
        model.facets().verdict().set(AssetFacets.ANY);
        model.facets().height().set("720p");
        assertThat(names()).containsExactly("aurora");
        assertThat(model.facets().codecs()).contains(AssetFacets.ANY, "H.264", "HEVC");
        model.facets().height().set("144p");
        assertThat(names()).isEmpty();
    }

    @Test
    void remove_folder_canBeUndoneAndIsRemembered() throws Exception {
        model.remove(SampleAssets.ROOT);
        library.awaitScan();
        assertThat(names()).isEmpty();
        assertThat(catalogue.folders()).isEmpty();
        assertThat(model.canUndo().get()).isTrue();
        model.undo();
        library.awaitScan();
        assertThat(names()).hasSize(5);
        assertThat(catalogue.folders()).containsExactly(SampleAssets.ROOT);
    }

    @Test
    void toggleLinks_folder_showsWhatWasChosenAndScans() throws Exception {
        assertThat(model.followsLinks(SampleAssets.ROOT)).isFalse();
        model.toggleLinks(SampleAssets.ROOT);
        library.awaitScan();
        assertThat(model.followsLinks(SampleAssets.ROOT)).isTrue();
        assertThat(names()).hasSize(5);
        model.toggleLinks(SampleAssets.ROOT);
        assertThat(model.followsLinks(SampleAssets.ROOT)).isFalse();
    }

    @Test
    void newFile_inAWatchedFolder_appearsByItself() throws Exception {
        Path folder = Files.createDirectory(data.resolve("incoming"));
        model.add(List.of(folder));
        library.awaitScan();
        assertThat(names()).hasSize(5);
        Thread.sleep(300);
        Files.copy(SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4"), folder.resolve("new.mp4"));
        long end = System.nanoTime() + 15_000_000_000L;
        while (library.snapshot().assets().size() < 6 && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(library.snapshot().assets()).extracting(LibraryAsset::name).contains("new");
    }

    @Test
    void tenThousandFiles_areScannedAndFilteredQuickly() throws Exception {
        Path folder = Files.createDirectory(data.resolve("many"));
        Path source = SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4");
        for (int i = 0; i < 10_000; i++) {
            Files.createLink(folder.resolve("take%c%05d x.mp4".formatted('a' + i % 26, i)), linkable(source));
        }
        model.add(List.of(folder));
        library.awaitScan();
        assertThat(model.facets().shown()).hasSize(10_005);
        long start = System.nanoTime();
        model.facets().search().set("takea00");
        double filterMs = (System.nanoTime() - start) / 1e6;
        assertThat(model.facets().shown().size()).isBetween(1, 1000);
        assertThat(filterMs)
                .as("milliseconds to filter; a hang would be seconds")
                .isLessThan(500);
    }

    private Path linkable(Path source) throws Exception {
        Path copy = data.resolve("source.mp4");
        if (!Files.exists(copy)) {
            Files.copy(source, copy);
        }
        return copy;
    }

    @Test
    void inspect_selection_showsFactsAndTheFirstMismatch() {
        InspectViewModel inspect = new InspectViewModel(Places.inspect(services));
        services.selection().asset().set(asset("crossing"));
        assertThat(inspect.report().get()).isPresent();
        assertThat(inspect.report().get().get().mismatch().orElseThrow().sentence())
                .contains("1.920 s");
        services.selection().asset().set(asset("aurora"));
        assertThat(InspectViewModel.facts(inspect.report().get().get().tracks().getLast()))
                .contains(
                        new InspectViewModel.Fact("Codec", "AAC-LC"),
                        new InspectViewModel.Fact("Sampling rate", "48000 Hz"));
    }

    @Test
    void stream_originOnAndOff_changesTheAddresses() throws Exception {
        StreamViewModel stream = new StreamViewModel(Places.stream(services, url -> {}));
        services.selection().asset().set(asset("aurora"));
        assertThat(stream.formats()).isEmpty();
        assertThat(stream.problem().get()).contains("origin is off");
        origin.start(InetAddress.getLoopbackAddress(), 0, Origin.PortChoice.EXACTLY);
        stream.showState();
        assertThat(stream.formats()).hasSize(10);
        assertThat(stream.formats().getFirst().curl()).startsWith("curl ").contains("'http://127.0.0.1:");
        services.selection().asset().set(asset("crossing"));
        assertThat(stream.problem().get()).contains("do not share key frames").contains("two-second");
        stream.toggle();
        assertThat(stream.on().get()).isFalse();
    }

    private LibraryAsset asset(String name) {
        return library.snapshot().assets().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
