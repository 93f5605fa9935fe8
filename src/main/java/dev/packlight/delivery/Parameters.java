package dev.packlight.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands between the parentheses of an address: at most one positional argument, then named ones in any order.
 *
 * @param name the positional argument's name; empty where there is none
 * @param value what stands behind its equals sign; empty where nothing does
 * @param named the others, each meaning written in one way and left out where it is what holds anyway
 */
record Parameters(String name, String value, Map<String, String> named) {

    private static final List<String> NAMES =
            List.of("format", "type", "filter", "encryption", "audiotrack", "audio-only", "addresses");

    static Parameters read(String text) throws UnservableException {
        String name = "";
        String value = "";
        Map<String, String> named = new TreeMap<>();
        for (String argument : text.split(",")) {
            int equals = argument.indexOf('=');
            String key = (equals < 0 ? argument : argument.substring(0, equals)).strip();
            String rest = equals < 0 ? "" : argument.substring(equals + 1).strip();
            String known = key.toLowerCase(Locale.ROOT);
            if (equals >= 0 && NAMES.contains(known)) {
                if (named.putIfAbsent(known, normal(known, rest)) != null) {
                    throw DeliveryRequest.syntax("it says '" + known + "' twice");
                }
            } else if (!key.isEmpty()) {
                if (!name.isEmpty()) {
                    throw DeliveryRequest.syntax("there is no parameter '" + key + "'");
                }
                name = key;
                value = rest;
            }
        }
        named.values().removeIf(String::isEmpty);
        return new Parameters(name, value, named);
    }

    /** The one way to write a value. */
    private static String normal(String key, String value) throws UnservableException {
        return switch (key) {
            case "format", "encryption" -> value.toLowerCase(Locale.ROOT);
            case "type" -> oneOf(key, value, "keyframes");
            case "addresses" -> oneOf(key, value, "escaped");
            case "audio-only" -> oneOf(key, value, "true", "false").replace("false", "");
            case "filter" ->
                Arrays.stream(value.split(";"))
                        .map(String::strip)
                        .filter(f -> !f.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(";"));
            default -> value;
        };
    }

    private static String oneOf(String key, String value, String... allowed) throws UnservableException {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!lower.isEmpty() && !List.of(allowed).contains(lower)) {
            throw DeliveryRequest.syntax("'" + key + "' is " + String.join(" or ", allowed) + ", not '" + value + "'");
        }
        return lower;
    }

    /** These without a parameter that means nothing where they stand. */
    Parameters without(String key) {
        Map<String, String> rest = new TreeMap<>(named);
        rest.remove(key);
        return new Parameters(name, value, rest);
    }
}
