/** Smooth Streaming (MS-SSTR): the client manifest and fragments. */
package dev.packlight.smooth;
