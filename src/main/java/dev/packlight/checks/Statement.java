package dev.packlight.checks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that hold typed values: {@code sound to {sound}, picture to {picture}}.
 *
 * @param pattern the words, each value's name in braces at its place; never text of a file
 * @param values the values by name, in their order
 */
public record Statement(String pattern, Map<String, Measure> values) {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    public Statement {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Statement of(String pattern) {
        return new Statement(pattern, Map.of());
    }

    /** The same words with one more value. */
    public Statement with(String name, Measure value) {
        Map<String, Measure> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Statement(pattern, more);
    }

    /** The words as people read them. */
    public String words() {
        return NAME.matcher(pattern).replaceAll(name -> Matcher.quoteReplacement(word(name.group(1))));
    }

    private String word(String name) {
        return values.containsKey(name) ? values.get(name).words() : "{" + name + "}";
    }

    /** The values as machines read them. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(name, value.fields()));
        return fields;
    }
}
