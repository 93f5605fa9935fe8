/** What the places of the window share: commands, background work, words, charts. */
package dev.packlight.ui.common;
