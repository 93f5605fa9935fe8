/** The composition root: the lists of formats, checks and places, and the start of the program. */
@NullMarked
package dev.packlight.app;

import org.jspecify.annotations.NullMarked;
