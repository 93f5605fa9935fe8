package dev.packlight.delivery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The shortest BCP 47 tag of a language (RFC 5646 §2.2.1): {@code en} for {@code eng}. */
public final class LanguageTag {

    /** ISO 639-2 codes for bibliographies, where they differ from those for terminology. */
    private static final String BIBLIOGRAPHIC = "alb:sq arm:hy baq:eu bur:my chi:zh cze:cs dut:nl fre:fr geo:ka ger:de "
            + "gre:el ice:is mac:mk mao:mi may:ms per:fa rum:ro slo:sk tib:bo wel:cy";

    private static final Map<String, String> SHORTEST = table();

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

    /** The shortest tag; region and script are kept. */
    public static String of(String code) {
        String tag = code.replace('_', '-');
        int end = tag.indexOf('-') < 0 ? tag.length() : tag.indexOf('-');
        String language = tag.substring(0, end).toLowerCase(Locale.ROOT);
        return SHORTEST.getOrDefault(language, language) + tag.substring(end);
    }
}
