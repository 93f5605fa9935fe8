/** The window around the places: menus, rail, status bar, palette, theme. */
package dev.packlight.ui.shell;
