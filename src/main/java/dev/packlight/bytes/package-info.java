/** Big-endian reading and writing with limits, bits, and the {@link dev.packlight.bytes.ByteSource} port. Pure. */
@NullMarked
package dev.packlight.bytes;

import org.jspecify.annotations.NullMarked;
