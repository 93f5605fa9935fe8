package dev.packlight.drm;

import java.util.List;
import java.util.stream.Stream;

/**
 * What something that people paste turned out to be.
 *
 * @param kind {@code Widevine PSSH box}
 * @param bytes its length when decoded
 * @param problems what is wrong with it, a sentence each with byte and clause
 */
public record Reading(String kind, int bytes, List<Part> parts, List<KeyIdAt> keyIds, List<String> problems) {

    public Reading {
        parts = List.copyOf(parts);
        keyIds = List.copyOf(keyIds);
        problems = List.copyOf(problems);
    }

    /** The same, {@code more} bytes further on. */
    Reading moved(int more) {
        return new Reading(
                kind,
                bytes,
                parts.stream().map(part -> part.moved(more)).toList(),
                keyIds.stream().map(id -> id.moved(more)).toList(),
                problems);
    }

    /** The same, called {@code name}. */
    Reading named(String name) {
        return new Reading(name, bytes, parts, keyIds, problems);
    }

    /** Several things, one behind the other. */
    static Reading joined(String kind, int bytes, List<Reading> readings) {
        return new Reading(
                kind,
                bytes,
                readings.stream()
                        .map(reading -> Part.of(reading.kind, "", reading.parts))
                        .toList(),
                readings.stream().flatMap(reading -> reading.keyIds.stream()).toList(),
                readings.stream().flatMap(Reading::sentences).toList());
    }

    private Stream<String> sentences() {
        return problems.stream().map(problem -> kind + ": " + problem);
    }
}
