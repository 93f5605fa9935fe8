package dev.packlight.ui.stream;

import dev.packlight.origin.AccessRecord;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as people read it. */
final class AccessWords {

    private static final Pattern FRAGMENT =
            Pattern.compile("QualityLevels\\((\\d+)[^)]*\\)/(\\w+)\\(([^=,)]+)=([^,)]+)(?:,format=([^)]+))?\\)");

    private AccessWords() {}

    /** {@code video=20000000 at 1320000 b/s · m3u8-cmaf}, or the last part of the path. */
    static String what(AccessRecord record) {
        Matcher fragment = FRAGMENT.matcher(record.path());
        if (fragment.find()) {
            String format = fragment.group(5);
            return fragment.group(3) + "=" + fragment.group(4) + " at " + fragment.group(1) + " b/s"
                    + (fragment.group(2).equals("Fragments") ? "" : " · " + fragment.group(2))
                    + (format == null ? "" : " · " + format);
        }
        int level = record.path().indexOf("/QualityLevels");
        return level > 0 ? record.path().substring(level + 1) : record.resource();
    }

    /** What the client calls itself, in a word or two, else its address. */
    static String client(AccessRecord record) {
        String agent = record.userAgent();
        if (agent.isEmpty()) {
            return record.client();
        }
        return agent.startsWith("Mozilla")
                ? "browser"
                : agent.startsWith("Packlight") ? agent : agent.split("[/ ]", 2)[0];
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }

    /** Whether a request holds all of these words, wherever they stand. */
    static boolean matches(AccessRecord record, String words) {
        String all = String.join(
                        " ",
                        record.client(),
                        record.userAgent(),
                        client(record),
                        record.method(),
                        record.path(),
                        what(record),
                        String.valueOf(record.status()),
                        record.error())
                .toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
