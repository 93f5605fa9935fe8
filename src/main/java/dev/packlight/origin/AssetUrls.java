package dev.packlight.origin;

import dev.packlight.catalog.Addresses;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The addresses at which an asset starts. */
public final class AssetUrls {

    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/";

    private static final Pattern MANIFEST =
            Pattern.compile("https?://[^/]+/[0-9a-f-]{36}/[^/]+\\.ism/manifest\\([^)]*\\)");

    private AssetUrls() {}

    /** One address per format that carries any of the asset's renditions, in the order of the formats. */
    public static Map<PackagingFormat, String> of(
            String baseUrl, UUID locator, Presentation presentation, List<PackagingFormat> formats) {
        return of(baseUrl, locator, Addresses.of(presentation, formats), formats);
    }

    /** The addresses of an asset whose media need not be read for it. */
    public static Map<PackagingFormat, String> of(
            String baseUrl, UUID locator, Addresses addresses, List<PackagingFormat> formats) {
        Map<PackagingFormat, String> urls = new LinkedHashMap<>();
        for (PackagingFormat format : formats) {
            String path = addresses.paths().get(format.id());
            if (path != null) {
                urls.put(format, baseUrl + "/" + locator + "/" + encode(path));
            }
        }
        return urls;
    }

    /** The address with filters by name; itself where there are none. */
    public static String filtered(String url, List<String> filters) {
        return filters.isEmpty() ? url : with(url, "filter=" + String.join(";", filters));
    }

    /** The address of the same stream whose playlists hold no comma in an address; itself where it is none of ours. */
    public static String escaped(String url) {
        return MANIFEST.matcher(url).matches() ? with(url, "addresses=escaped") : url;
    }

    private static String with(String url, String parameter) {
        return url.endsWith(")")
                ? url.substring(0, url.length() - 1) + "," + parameter + ")"
                : url + "(" + parameter + ")";
    }

    /** Percent-encodes what a path may not hold as it is (RFC 3986 §3.3). */
    static String encode(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && PLAIN.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append("%02X".formatted(b & 0xFF));
            }
        }
        return out.toString();
    }
}
