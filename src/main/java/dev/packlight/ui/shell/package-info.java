/** The window around the places: menus, rail, status bar, palette, theme. */
@NullMarked
package dev.packlight.ui.shell;

import org.jspecify.annotations.NullMarked;
