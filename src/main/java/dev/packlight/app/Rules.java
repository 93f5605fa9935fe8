package dev.packlight.app;

import dev.packlight.checks.AssetRules;
import dev.packlight.checks.Rulebook;
import java.util.List;

/** The rules by which assets and streams are judged. */
public final class Rules {

    private static final Rulebook BOOK = Rulebook.of(List.of(AssetRules.book()));

    private Rules() {}

    public static Rulebook book() {
        return BOOK;
    }
}
