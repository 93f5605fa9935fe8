/**
 * What is done to media so that only those who hold a key can see it: none, AES-128 over whole segments, encryption of
 * samples. Pure; key bytes open only with a {@link dev.packlight.protection.KeyAccess}.
 */
@NullMarked
package dev.packlight.protection;

import org.jspecify.annotations.NullMarked;
