/** ISO/IEC 13818-1: program tables, PES, program clock, ADTS and Annex B framing. Pure. */
@NullMarked
package dev.packlight.mpegts;

import org.jspecify.annotations.NullMarked;
