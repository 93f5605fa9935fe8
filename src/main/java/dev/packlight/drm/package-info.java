/**
 * Reads what key systems write and people pass around: PSSH boxes, PlayReady objects, CPIX documents, ClearKey sets,
 * tokens, key addresses. Pure; key bytes never appear in what it says.
 */
@NullMarked
package dev.packlight.drm;

import org.jspecify.annotations.NullMarked;
