/** The composition root: the lists of formats, checks and places, and the start of the program. */
package dev.packlight.app;
