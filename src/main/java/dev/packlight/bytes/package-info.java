/** Big-endian reading and writing with limits, bits, and the {@link dev.packlight.bytes.ByteSource} port. Pure. */
package dev.packlight.bytes;
