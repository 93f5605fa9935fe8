/**
 * ISO/IEC 14496-12: reads {@code moov} into tracks, writes init and media segments, and shows a box tree.
 *
 * <p>The index that the origin serves from is read by our own code; mp4parser is seen only here, for the tree.
 */
@NullMarked
package dev.packlight.isobmff;

import org.jspecify.annotations.NullMarked;
