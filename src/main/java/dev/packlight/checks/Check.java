package dev.packlight.checks;

import dev.packlight.media.Asset;
import java.util.List;

/** One rule over an asset. */
public interface Check {

    /** What breaks the rule; empty where nothing does. */
    List<Finding> run(Asset asset);
}
