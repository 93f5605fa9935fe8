/**
 * What a codec means in each container and manifest: configuration record, RFC 6381 string, stream type.
 *
 * <p>One class per codec, one line in {@link dev.packlight.codec.Codecs}. Pure.
 */
@NullMarked
package dev.packlight.codec;

import org.jspecify.annotations.NullMarked;
