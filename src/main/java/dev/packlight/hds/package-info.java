/**
 * HTTP Dynamic Streaming: F4M manifests, bootstraps, and F4F fragments of FLV tags (Adobe F4M 1.0; F4V 10.1 Annex C).
 */
@NullMarked
package dev.packlight.hds;

import org.jspecify.annotations.NullMarked;
