/** MPEG-DASH (ISO/IEC 23009-1): the media presentation description written and read, over fragmented MP4. */
package dev.packlight.dash;
