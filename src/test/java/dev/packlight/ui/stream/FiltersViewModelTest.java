package dev.packlight.ui.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Places;
import dev.packlight.app.Rules;
import dev.packlight.app.Services;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.codec.Carriage;
import dev.packlight.origin.Origin;
import dev.packlight.testing.ImmediateBackground;
import dev.packlight.testing.SampleAssets;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters and the delivery table, without a toolkit. */
class FiltersViewModelTest {

    @TempDir
    private Path data;

    private Catalogue catalogue;
    private Library library;
    private Services services;
    private Origin origin;
    private StreamViewModel stream;
    private FiltersViewModel filters;

    @BeforeEach
    void open() throws Exception {
        catalogue = Catalogue.open(data);
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        origin.start(InetAddress.getLoopbackAddress(), 0, Origin.PortChoice.EXACTLY);
        library.open(List.of(SampleAssets.ROOT));
        library.awaitScan();
        services = Services.of(catalogue, library, origin, new ImmediateBackground(), data);
        services.selection()
                .asset()
                .set(library.snapshot().assets().stream()
                        .filter(a -> a.name().equals("voices"))
                        .findFirst()
                        .orElseThrow());
        stream = new StreamViewModel(Places.stream(services, url -> {}));
        filters = stream.filters();
    }

    @AfterEach
    void close() {
        services.close();
        origin.close();
        library.close();
        catalogue.close();
    }

    @Test
    void save_clipOfOneLanguage_isPreviewedAndStandsInEveryAddress() {
        assertThat(filters.save("clip-1", true, "4", "8,0", "", "Type=video\nLanguage=deu"))
                .isTrue();
        assertThat(filters.message().get())
                .isEqualTo(
                        "clip-1 leaves 1 of 1 rung, 1 of 2 sound tracks, 1 of 2 subtitle tracks, 4.000 of 12.000 s.");
        assertThat(stream.formats().stream().filter(row -> row.format().carriage() != Carriage.FILE))
                .isNotEmpty()
                .allMatch(row -> row.url().contains("filter=clip-1"));
        assertThat(filters.rows().getFirst().summary()).isEqualTo("4 s – 8 s; Type=video or Language=deu");
        filters.useInUrls(filters.rows().getFirst(), false);
        assertThat(stream.formats()).noneMatch(row -> row.url().contains("filter="));
    }

    @Test
    void save_whatIsNotUnderstood_isSaidInWords() {
        assertThat(filters.save("bad name", true, "", "", "", "")).isFalse();
        assertThat(filters.message().get()).startsWith("A filter's name has letters");
        assertThat(filters.save("a", true, "soon", "", "", "")).isFalse();
        assertThat(filters.message().get()).isEqualTo("'soon' is no number of seconds.");
        assertThat(filters.save("a", true, "", "", "", "Colour=red")).isFalse();
        assertThat(filters.message().get()).contains("there are Type, Name, Language, FourCC and Bitrate");
        assertThat(filters.rows()).isEmpty();
    }

    @Test
    void remove_canBeUndone() {
        filters.save("a", false, "2", "", "", "");
        filters.remove(filters.rows().getFirst());
        assertThat(filters.rows()).isEmpty();
        filters.undo();
        assertThat(filters.rows()).extracting(row -> row.filter().name()).containsExactly("a");
        filters.undo();
        assertThat(filters.rows()).as("saving is undone too").isEmpty();
    }

    @Test
    void tracks_sayForEachFormatWhetherItIsCarried() {
        assertThat(stream.tracks()).extracting(TrackRow::name).contains("video", "subt_eng", "subt_deu");
        TrackRow subtitles = stream.tracks().stream()
                .filter(row -> row.name().equals("subt_eng"))
                .findFirst()
                .orElseThrow();
        assertThat(subtitles.formats()).containsEntry("hls-ts", true).containsEntry("hds", false);
    }
}
