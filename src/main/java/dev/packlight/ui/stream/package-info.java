/** The Stream place: the origin, the addresses of the selected asset, the requests. */
@NullMarked
package dev.packlight.ui.stream;

import org.jspecify.annotations.NullMarked;
