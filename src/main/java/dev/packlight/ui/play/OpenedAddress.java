package dev.packlight.ui.play;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.player.PlaySource;
import dev.packlight.ui.common.Selection;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What is played: an address that a person opened, or else the asset that is selected; and its name. */
final class OpenedAddress {

    private final Selection selection;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private Optional<PlaySource.Address> address = Optional.empty();

    OpenedAddress(Selection selection) {
        this.selection = selection;
        selection.asset().subscribe(asset -> name());
    }

    /** Opens an address; gives the asset that is selected at that moment, if there is one. */
    @Nullable LibraryAsset set(PlaySource.Address opened) {
        address = Optional.of(opened);
        name();
        return selection.asset().get();
    }

    /** Turns back to the asset that is selected. */
    void clear() {
        address = Optional.empty();
        name();
    }

    Optional<PlaySource.Address> get() {
        return address;
    }

    private void name() {
        LibraryAsset asset = selection.asset().get();
        title.set(address.map(PlaySource.Address::label).orElse(asset == null ? "nothing selected" : asset.name()));
    }

    /** Name of the asset, or the address. */
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }
}
