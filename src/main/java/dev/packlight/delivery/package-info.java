/**
 * The seam between protocols and everything else: a request, a presentation, a response whose body is a plan.
 *
 * <p>A <i>presentation</i> is an asset resolved for delivery. A <i>rendition</i> is one of its tracks. No class here
 * knows HTTP, and no protocol is named here.
 */
@NullMarked
package dev.packlight.delivery;

import org.jspecify.annotations.NullMarked;
