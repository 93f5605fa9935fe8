package dev.packlight.ui.play;

import dev.packlight.catalog.Filters;
import dev.packlight.ui.common.AssetReader;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.Served;

/** What the Play place works with. */
public record PlayPort(
        AssetReader reader, Filters filters, Served served, Selection selection, Background background) {}
