/** Smooth Streaming (MS-SSTR): the client manifest and fragments. */
@NullMarked
package dev.packlight.smooth;

import org.jspecify.annotations.NullMarked;
