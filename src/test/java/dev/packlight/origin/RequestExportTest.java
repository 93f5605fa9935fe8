package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestExportTest {

    private static final Instant TIME = Instant.parse("2026-11-25T08:00:00.250Z");
    private static final AccessRecord LATER = new AccessRecord(
            2,
            TIME.plusSeconds(1),
            "127.0.0.1",
            "=cmd(\"x\"), or so",
            "GET",
            "/a/b c.ism/QualityLevels(100)/Fragments(video=0)",
            404,
            120,
            1_500_000,
            2_000_000,
            "MPE_FRAGMENT_TIMESTAMP_NOT_FOUND");
    private static final AccessRecord FIRST = new AccessRecord(
            1, TIME, "127.0.0.1", "curl/8.5", "GET", "/a/b.ism/manifest", 200, 4096, 500_000, 750_000, "");

    @Test
    void csv_records_areLinesWithQuotes() {
        assertThat(RequestExport.csv(List.of(LATER, FIRST)))
                .isEqualTo(
                        "number,time,client,user agent,method,path,status,bytes,first byte ms,total ms,error\r\n"
                                + "2,2026-11-25T08:00:01.250Z,127.0.0.1,\"'=cmd(\"\"x\"\"), or so\",GET,"
                                + "/a/b c.ism/QualityLevels(100)/Fragments(video=0),404,120,1.500,2.000,"
                                + "MPE_FRAGMENT_TIMESTAMP_NOT_FOUND\r\n"
                                + "1,2026-11-25T08:00:00.250Z,127.0.0.1,curl/8.5,GET,/a/b.ism/manifest,200,4096,0.500,0.750,\r\n");
    }

    @Test
    void har_records_haveEveryFieldThatTheFormatAsksFor() {
        JsonNode log = JsonMapper.builder()
                .build()
                .readTree(RequestExport.har(List.of(LATER, FIRST), "http://127.0.0.1:8765"))
                .get("log");
        assertThat(log.get("version").asString()).isEqualTo("1.2");
        assertThat(log.get("entries").size()).isEqualTo(2);
        JsonNode first = log.get("entries").get(0);
        assertThat(first.get("request").get("url").asString()).isEqualTo("http://127.0.0.1:8765/a/b.ism/manifest");
        JsonNode later = log.get("entries").get(1);
        assertThat(later.get("startedDateTime").asString()).isEqualTo("2026-11-25T08:00:01.250Z");
        assertThat(later.get("request").get("url").asString()).contains("/a/b%20c.ism/QualityLevels(100)");
        assertThat(later.get("response").get("statusText").asString()).isEqualTo("Not Found");
        assertThat(later.get("time").decimalValue()).isEqualByComparingTo("2.000");
        assertThat(later.get("timings").get("wait").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(later.get("timings").get("receive").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(later.propertyNames())
                .contains("startedDateTime", "time", "request", "response", "cache", "timings");
        assertThat(later.get("request").propertyNames())
                .contains(
                        "method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize");
        assertThat(later.get("response").propertyNames())
                .contains(
                        "status",
                        "statusText",
                        "httpVersion",
                        "cookies",
                        "headers",
                        "content",
                        "redirectURL",
                        "headersSize",
                        "bodySize");
    }

    @Test
    void clients_sameProgramOverSeveralConnections_isOne() {
        AccessLog log = new AccessLog();
        log.add(FIRST);
        log.add(FIRST);
        log.add(LATER);
        assertThat(log.clients(TIME.minusMillis(1))).isEqualTo(2);
        assertThat(log.clients(TIME)).isEqualTo(1);
        assertThat(log.clients(TIME.plusSeconds(1))).isZero();
    }
}
