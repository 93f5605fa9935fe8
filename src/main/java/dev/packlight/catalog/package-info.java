/**
 * The library: folders scanned and watched, sets recognised, locators and settings kept in an embedded database.
 *
 * <p>A <i>source set</i> is the files that make an asset; a <i>summary</i> is what the library remembers of it
 * without its sample tables; a <i>publication</i> is an asset with a locator, ready to be served.
 */
@NullMarked
package dev.packlight.catalog;

import org.jspecify.annotations.NullMarked;
