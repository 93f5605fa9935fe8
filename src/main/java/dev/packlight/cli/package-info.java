/** The same jobs without a window. Exit code 0: done and good, 1: done and found wanting, 2: not done. */
@NullMarked
package dev.packlight.cli;

import org.jspecify.annotations.NullMarked;
