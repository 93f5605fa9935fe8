package dev.packlight.ui.stream;

import dev.packlight.catalog.Filters;
import dev.packlight.delivery.DeliveryPolicy;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Memory;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.Served;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the Stream place works with.
 *
 * @param policy by which is served now
 * @param usePolicy has another policy used from the next request on, and at the next start
 * @param browser opens an address in the person's browser
 */
public record StreamPort(
        Supplier<DeliveryPolicy> policy,
        Consumer<DeliveryPolicy> usePolicy,
        Filters filters,
        Served served,
        Selection selection,
        Background background,
        Memory memory,
        Consumer<String> browser) {}
