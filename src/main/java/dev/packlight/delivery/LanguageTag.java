package dev.packlight.delivery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Codes of languages: what files and people write, as BCP 47 tags and as the three letters of ISO 639-2. */
public final class LanguageTag {

    /** ISO 639-2 codes for bibliographies, where they differ from those for terminology. */
    private static final String BIBLIOGRAPHIC = "alb:sq arm:hy baq:eu bur:my chi:zh cze:cs dut:nl fre:fr geo:ka ger:de "
            + "gre:el ice:is mac:mk mao:mi may:ms per:fa rum:ro slo:sk tib:bo wel:cy";

    private static final Map<String, String> SHORTEST = table();
    private static final Map<String, String> LONGEST = SHORTEST.entrySet().stream()
            .filter(code -> !BIBLIOGRAPHIC.contains(code.getKey() + ":"))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    /** Subtags of letters and digits (RFC 5646 §2.1), which need no quoting anywhere. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,8}");

    private static final String UNDETERMINED = "und";

    private LanguageTag() {}

    private static Map<String, String> table() {
        Map<String, String> table = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.of(code);
            table.put(language.getISO3Language(), language.getLanguage());
        }
        for (String pair : BIBLIOGRAPHIC.split(" ")) {
            table.put(pair.substring(0, 3), pair.substring(4));
        }
        return Map.copyOf(table);
    }

    /** The code itself; {@code und} where it is none that a manifest could carry. */
    public static String known(String code) {
        return WELL_FORMED.matcher(code).matches() ? code : UNDETERMINED;
    }

    /** Three letters of ISO 639-2/T for the language; {@code und} where there are none. */
    public static String iso639(String code) {
        String shortest = of(code);
        int end = shortest.indexOf('-') < 0 ? shortest.length() : shortest.indexOf('-');
        String language = shortest.substring(0, end);
        return language.matches("[a-z]{3}") ? language : LONGEST.getOrDefault(language, UNDETERMINED);
    }

    /** The shortest tag (RFC 5646 §2.2.1), {@code en} for {@code eng}; region and script are kept. */
    public static String of(String code) {
        String tag = code.replace('_', '-');
        int end = tag.indexOf('-') < 0 ? tag.length() : tag.indexOf('-');
        String language = tag.substring(0, end).toLowerCase(Locale.ROOT);
        return SHORTEST.getOrDefault(language, language) + tag.substring(end);
    }
}
