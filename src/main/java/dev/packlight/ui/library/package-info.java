/** The Library place: folders, cards, facets, details. */
@NullMarked
package dev.packlight.ui.library;

import org.jspecify.annotations.NullMarked;
