/**
 * Jobs that outlive a window: states, lanes, progress, cancel.
 *
 * <p>A <em>job</em> is one piece of long work; its <em>kind</em> names what does it and which <em>lane</em> it runs in.
 * Jobs stand in the catalogue's database; db-scheduler hands those that are due to the threads of their lane. A
 * <em>session</em> is one run of the program; jobs of a session that is no more are found again at the next start.
 */
@NullMarked
package dev.packlight.work;

import org.jspecify.annotations.NullMarked;
