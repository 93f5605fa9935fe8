/** The Stream place: the origin, the addresses of the selected asset, the requests. */
package dev.packlight.ui.stream;
