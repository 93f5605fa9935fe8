/** The Inspect place: what a file and a ladder really are. */
@NullMarked
package dev.packlight.ui.inspect;

import org.jspecify.annotations.NullMarked;
