/** MPEG-DASH (ISO/IEC 23009-1): the media presentation description written and read, over fragmented MP4. */
@NullMarked
package dev.packlight.dash;

import org.jspecify.annotations.NullMarked;
