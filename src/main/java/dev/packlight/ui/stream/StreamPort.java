package dev.packlight.ui.stream;

import dev.packlight.catalog.Library;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.Served;
import java.util.function.Consumer;

/**
 * What the Stream place works with.
 *
 * @param library for its policy, its filters and its publications
 * @param browser opens an address in the person's browser
 */
public record StreamPort(
        Library library, Served served, Selection selection, Background background, Consumer<String> browser) {}
