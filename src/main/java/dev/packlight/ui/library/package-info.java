/** The Library place: folders, cards, facets, details. */
package dev.packlight.ui.library;
