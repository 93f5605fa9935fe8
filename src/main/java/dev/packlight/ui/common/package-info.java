/** What the places of the window share: commands, background work, words, charts. */
@NullMarked
package dev.packlight.ui.common;

import org.jspecify.annotations.NullMarked;
