package dev.packlight.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedAddressTest {

    @Test
    void of_pastedAddress_isTakenWithoutTheSpaceAroundIt() {
        assertThat(TypedAddress.of("  https://example.org/a(b,c=d).m3u8\n").address())
                .contains(URI.create("https://example.org/a(b,c=d).m3u8"));
        assertThat(TypedAddress.of("HTTP://127.0.0.1:8080/two words.mpd").address())
                .contains(URI.create("HTTP://127.0.0.1:8080/two%20words.mpd"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file:///etc/passwd     | begins with http",
                "javascript:alert(1)    | begins with http",
                "/films/a.mp4           | opened in the Library",
                "http:///x.m3u8         | names no server",
                "http://host/a^c        | not allowed",
                "http://host/<script>   | not allowed"
            })
    void of_anythingElse_isAnsweredByASentence(String typed, String words) {
        TypedAddress found = TypedAddress.of(typed);
        assertThat(found.address()).isEmpty();
        assertThat(found.problem()).contains(words).endsWith(".");
    }

    @Test
    void of_nothing_saysWhatIsWanted() {
        assertThat(TypedAddress.of(" ").problem()).contains("HLS or DASH");
        assertThat(TypedAddress.of("http://h/" + "x".repeat(9000)).problem()).contains("longer than servers take");
    }
}
