/**
 * Segments of every container that protocols send: their bytes, their exact length by arithmetic, their key frames.
 *
 * <p>A <i>container</i> says what a segment is made of and knows neither manifests nor addresses. A <i>multiplex</i> is
 * a rendition with what is sent inside its segments. Protocols choose containers; no protocol is named here.
 */
@NullMarked
package dev.packlight.packaging;

import org.jspecify.annotations.NullMarked;
