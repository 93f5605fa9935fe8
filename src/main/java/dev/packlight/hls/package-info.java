/** HTTP Live Streaming (RFC 8216): playlists written and read, in transport streams and in CMAF. */
package dev.packlight.hls;
