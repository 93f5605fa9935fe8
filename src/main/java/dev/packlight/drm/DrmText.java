package dev.packlight.drm;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bytes in the spellings in which people pass them around. */
final class DrmText {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

    private DrmText() {}

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Hexadecimal digits with or without separators and {@code 0x}. */
    static Optional<byte[]> fromHex(String text) {
        String digits = text.strip();
        digits = digits.startsWith("0x") || digits.startsWith("0X") ? digits.substring(2) : digits;
        digits = digits.replaceAll("[\\s:,-]", "");
        return digits.length() % 2 == 0 && !digits.isEmpty() && digits.chars().allMatch(HexFormat::isHexDigit)
                ? Optional.of(HexFormat.of().parseHex(digits))
                : Optional.empty();
    }

    /** Base64 of either alphabet (RFC 4648 §4, §5), with or without padding and line ends. */
    static Optional<byte[]> base64(String text) {
        String letters = text.replaceAll("\\s", "");
        if (!BASE64.matcher(letters).matches()) {
            return Optional.empty();
        }
        try {
            String plain = letters.replace('-', '+').replace('_', '/');
            int end = plain.indexOf('=');
            return Optional.of(Base64.getDecoder().decode(end < 0 ? plain : plain.substring(0, end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
