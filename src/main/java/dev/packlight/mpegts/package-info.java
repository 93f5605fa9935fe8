/** ISO/IEC 13818-1: program tables, PES, program clock, ADTS and Annex B framing. Pure. */
package dev.packlight.mpegts;
