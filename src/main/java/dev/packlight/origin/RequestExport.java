package dev.packlight.origin;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of requests for other programs: a table (CSV, RFC 4180), or an HTTP Archive 1.2. */
public final class RequestExport {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HTTP = "HTTP/1.1";
    private static final String LINE_END = "\r\n";

    private RequestExport() {}

    /** A line for each request, with a line of names above. */
    public static String csv(List<AccessRecord> records) {
        return Stream.concat(
                        Stream.of(
                                "number,time,client,user agent,method,path,status,bytes,first byte ms,total ms,error"),
                        records.stream().map(RequestExport::line))
                .collect(Collectors.joining(LINE_END, "", LINE_END));
    }

    private static String line(AccessRecord r) {
        return Stream.of(
                        String.valueOf(r.number()),
                        r.time().toString(),
                        r.client(),
                        r.userAgent(),
                        r.method(),
                        r.path(),
                        String.valueOf(r.status()),
                        String.valueOf(r.bytes()),
                        millis(r.firstByteNanos()).toPlainString(),
                        millis(r.totalNanos()).toPlainString(),
                        r.error())
                .map(RequestExport::field)
                .collect(Collectors.joining(","));
    }

    /** Quoted where it has to be; what a spreadsheet would take for a formula is made text. */
    private static String field(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    /**
     * An HTTP Archive, the first request first.
     *
     * @param base address of the origin
     */
    public static String har(List<AccessRecord> records, String base) {
        ObjectNode log = JSON.createObjectNode();
        log.put("version", "1.2");
        log.putObject("creator").put("name", "Packlight").put("version", "0.1.0");
        ArrayNode entries = log.putArray("entries");
        records.reversed().forEach(record -> entries.add(entry(record, base)));
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(JSON.createObjectNode().set("log", log));
    }

    private static ObjectNode entry(AccessRecord r, String base) {
        ObjectNode entry = JSON.createObjectNode();
        entry.put("startedDateTime", r.time().toString());
        entry.put("time", millis(r.totalNanos()));
        ObjectNode request = entry.putObject("request");
        request.put("method", r.method()).put("url", url(base, r.path())).put("httpVersion", HTTP);
        request.putArray("cookies");
        request.putArray("headers").addObject().put("name", "User-Agent").put("value", r.userAgent());
        request.putArray("queryString");
        request.put("headersSize", -1).put("bodySize", 0);
        ObjectNode response = entry.putObject("response");
        response.put("status", r.status())
                .put("statusText", HttpResponseStatus.valueOf(r.status()).reasonPhrase())
                .put("httpVersion", HTTP);
        response.putArray("cookies");
        response.putArray("headers");
        response.putObject("content").put("size", r.bytes()).put("mimeType", "x-unknown");
        response.put("redirectURL", "").put("headersSize", -1).put("bodySize", r.bytes());
        entry.putObject("cache");
        entry.putObject("timings")
                .put("send", 0)
                .put("wait", millis(r.firstByteNanos()))
                .put("receive", millis(r.totalNanos() - r.firstByteNanos()));
        entry.put("comment", r.error().isEmpty() ? r.client() : r.client() + " · " + r.error());
        return entry;
    }

    /** The path with what an address may not hold escaped. */
    private static String url(String base, String path) {
        try {
            return base + new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return base + "/";
        }
    }

    private static BigDecimal millis(long nanos) {
        return BigDecimal.valueOf(nanos / 1000, 3);
    }
}
