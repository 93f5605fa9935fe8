/**
 * From an address to packets: manifests, rate adaptation and downloads, within the limits of {@link
 * dev.packlight.player.load.Limits}; what comes is put into a pipeline of {@link dev.packlight.player.decode}.
 */
@NullMarked
package dev.packlight.player.load;

import org.jspecify.annotations.NullMarked;
