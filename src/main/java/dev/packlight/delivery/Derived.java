package dev.packlight.delivery;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out from a presentation and is worth keeping, within a bound of bytes; what was not used for longest
 * goes first. Safe for threads.
 */
final class Derived {

    /** What an entry takes beside its value. */
    private static final long ENTRY_BYTES = 256;

    private final long maxBytes;
    private final Map<Derivation<?>, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Entry(Object value, long bytes) {}

    Derived(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The value of {@code what}; two threads may make it at the same time. */
    @SuppressWarnings("unchecked")
    <V> V get(Derivation<V> what, Supplier<V> maker) {
        Entry known = known(what);
        if (known != null) {
            return (V) known.value;
        }
        V made = maker.get();
        keep(what, new Entry(made, ENTRY_BYTES + what.footprintBytes(made)));
        return made;
    }

    private synchronized @Nullable Entry known(Derivation<?> what) {
        return entries.get(what);
    }

    private synchronized void keep(Derivation<?> what, Entry made) {
        Entry before = entries.put(what, made);
        bytes += made.bytes - (before == null ? 0 : before.bytes);
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes > maxBytes) {
            bytes -= oldest.next().bytes;
            oldest.remove();
        }
    }

    long maxBytes() {
        return maxBytes;
    }

    synchronized long bytes() {
        return bytes;
    }
}
