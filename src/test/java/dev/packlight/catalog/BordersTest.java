package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Rules;
import dev.packlight.testing.SampleAssets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies outside the library's folders is read only where a folder says so. */
class BordersTest {

    private static final Path FILM = SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4");

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void filmsHereAndElsewhere() throws IOException {
        Files.copy(FILM, folder.resolve("here.mp4"));
        Files.copy(FILM, elsewhere.resolve("secret.mp4"));
        try {
            Files.createSymbolicLink(folder.resolve("way-out"), elsewhere);
        } catch (UnsupportedOperationException e) {
            Assumptions.abort("there are no symbolic links here");
        }
        Files.createSymbolicLink(folder.resolve("file-out.mp4"), elsewhere.resolve("secret.mp4"));
    }

    private Library.Snapshot scan(boolean follow) throws Exception {
        try (Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, Rules.book())) {
            if (follow) {
                library.links().follow(folder);
            } else {
                library.links().stay(folder);
            }
            library.open(List.of(folder));
            library.awaitScan();
            return library.snapshot();
        }
    }

    @Test
    void scan_linksThatLeadOut_areFollowedOnlyWhereTheFolderSaysSo() throws Exception {
        Library.Snapshot inside = scan(false);
        assertThat(inside.assets()).extracting(LibraryAsset::name).containsExactly("here");
        assertThat(inside.problems()).isEmpty();
        assertThat(inside.notes()).singleElement().asString().contains("2 symbolic links", "not followed");
        Library.Snapshot all = scan(true);
        assertThat(all.assets()).extracting(LibraryAsset::name).containsExactlyInAnyOrder("here", "file-out", "secret");
        assertThat(all.assets()).allMatch(asset -> asset.problem().isEmpty());
        assertThat(all.notes()).isEmpty();
        assertThat(scan(false).assets()).hasSize(1);
    }

    @Test
    void scan_manifestThatNamesALinkOut_isRefusedInWords() throws Exception {
        Files.writeString(
                folder.resolve("set.ism"), "<smil><body><switch><video src=\"file-out.mp4\"/></switch></body></smil>");
        LibraryAsset set = scan(false).assets().getFirst();
        assertThat(set.name()).isEqualTo("set");
        assertThat(set.problem()).hasValueSatisfying(why -> assertThat(why).contains("leads out"));
        assertThat(scan(true).assets())
                .filteredOn(a -> a.name().equals("set"))
                .allMatch(a -> a.problem().isEmpty());
    }

    @Test
    void scan_linksInside_areListedAndCirclesEnd() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("alias.mp4"), folder.resolve("here.mp4"));
        for (int i = 0; i < 12; i++) {
            Path one = Files.createDirectory(folder.resolve("d" + i));
            for (int k = 0; k < 12; k++) {
                Files.createSymbolicLink(one.resolve("to" + k), folder.resolve("d" + k));
            }
            Files.createSymbolicLink(one.resolve("up"), folder);
        }
        assertThat(scan(false).assets()).extracting(LibraryAsset::name).containsExactly("here", "alias");
    }

    @Test
    void open_folderThatIsALink_isTheUsersOwnWord() throws Exception {
        try (Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, Rules.book())) {
            library.open(List.of(folder.resolve("way-out"), folder.resolve("file-out.mp4")));
            library.awaitScan();
            assertThat(library.snapshot().assets())
                    .hasSize(2)
                    .allMatch(asset -> asset.problem().isEmpty());
        }
    }
}
