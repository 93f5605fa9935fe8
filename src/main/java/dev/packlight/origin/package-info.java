/**
 * The HTTP shell: routing, caches, conditional and range requests, status mapping, access log.
 *
 * <p>It knows no format; formats know no HTTP. {@link dev.packlight.origin.StatusMapping} is the one place with
 * status numbers for errors.
 */
@NullMarked
package dev.packlight.origin;

import org.jspecify.annotations.NullMarked;
