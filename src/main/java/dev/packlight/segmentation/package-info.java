/**
 * Where segments begin: the sync samples of all renditions give one timeline that is shared by time.
 *
 * <p>A <i>fragment</i> is the smallest deliverable stretch, one group of pictures or several; a transport stream
 * segment joins some of them. All times are ticks of {@link dev.packlight.media.Timescale#PRESENTATION}.
 */
@NullMarked
package dev.packlight.segmentation;

import org.jspecify.annotations.NullMarked;
