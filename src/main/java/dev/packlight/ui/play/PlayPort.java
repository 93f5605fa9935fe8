package dev.packlight.ui.play;

import dev.packlight.catalog.Filters;
import dev.packlight.checks.Rulebook;
import dev.packlight.ui.common.AssetReader;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.Served;
import java.nio.file.Path;

/**
 * What the Play place works with.
 *
 * @param snapshots the folder that pictures of the film go to
 * @param rules by which sessions are judged
 */
public record PlayPort(
        AssetReader reader,
        Filters filters,
        Served served,
        Selection selection,
        Background background,
        Path snapshots,
        Rulebook rules) {}
