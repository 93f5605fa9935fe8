/** HTTP Live Streaming (RFC 8216): playlists written and read, in transport streams and in CMAF. */
@NullMarked
package dev.packlight.hls;

import org.jspecify.annotations.NullMarked;
