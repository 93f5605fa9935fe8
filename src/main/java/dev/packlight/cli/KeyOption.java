package dev.packlight.cli;

import dev.packlight.protection.ContentKey;
import java.util.HexFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code KID:KEY}, each 32 hexadecimal digits; hyphens of a GUID may stand in the id. */
final class KeyOption implements ITypeConverter<ContentKey> {

    private static final int DIGITS = 32;

    @Override
    public ContentKey convert(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new TypeConversionException("a key is KID:KEY, a colon between them");
        }
        String id = digits("key id", text.substring(0, colon).replace("-", ""));
        String key = digits("key", text.substring(colon + 1));
        return new ContentKey(ContentKey.id(id), HexFormat.of().parseHex(key));
    }

    /** Never repeats what was given: it may be a key. */
    private static String digits(String what, String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new TypeConversionException("the " + what + " has " + text.length() + " characters instead of "
                    + DIGITS + " hexadecimal digits, or others among them");
        }
        return text;
    }
}
