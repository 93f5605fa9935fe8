package dev.packlight.ui.common;

import dev.packlight.catalog.LibraryAsset;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What a person works on, shared by all places; touched on the window's thread alone.
 *
 * @param asset the selected asset; null where none is
 * @param urlFilters names of the filters that addresses carry
 */
public record Selection(ObjectProperty<LibraryAsset> asset, Set<String> urlFilters) {

    /** Nothing is selected yet. */
    public Selection() {
        this(new SimpleObjectProperty<>(), new TreeSet<>());
    }
}
