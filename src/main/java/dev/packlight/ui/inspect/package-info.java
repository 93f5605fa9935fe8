/** The Inspect place: what a file and a ladder really are. */
package dev.packlight.ui.inspect;
