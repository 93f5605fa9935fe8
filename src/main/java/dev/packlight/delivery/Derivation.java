package dev.packlight.delivery;

/**
 * Names a value that is worked out from a presentation: a record, so that equal names are equal keys.
 *
 * @param <V> the value; one class of names names one class of values
 */
public interface Derivation<V> {

    /** Bytes that a value takes in memory. */
    long footprintBytes(V value);
}
