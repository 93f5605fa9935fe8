package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointTest {

    @Test
    void parse_wrongValues_saysWhatIsRight() {
        assertThatThrownBy(() -> Endpoint.parse("localhost.example", "8765"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'localhost.example' is no IP address; write 127.0.0.1, or 0.0.0.0 for every address of this"
                                + " computer.");
        assertThatThrownBy(() -> Endpoint.parse("1.2.3", "8765")).hasMessageContaining("is no IP address");
        for (String port : new String[] {"0", "65536", "-1", "eight", "", "99999999999"}) {
            assertThatThrownBy(() -> Endpoint.parse("127.0.0.1", port))
                    .hasMessage("'" + port + "' is no port; write a number from 1 to 65535.");
        }
    }

    @Test
    void remembered_keptAndDamaged_isWhatWasKeptOrTheStandard() {
        Map<String, String> settings = new HashMap<>();
        assertThat(Endpoint.remembered(name -> Optional.ofNullable(settings.get(name))))
                .isEqualTo(Endpoint.STANDARD);
        Endpoint chosen = Endpoint.parse(" 0.0.0.0 ", " 9000 ");
        chosen.keep(settings::put);
        assertThat(Endpoint.remembered(name -> Optional.ofNullable(settings.get(name))))
                .isEqualTo(chosen);
        settings.replaceAll((name, value) -> "damaged");
        assertThat(Endpoint.remembered(name -> Optional.ofNullable(settings.get(name))))
                .isEqualTo(Endpoint.STANDARD);
    }

    @Test
    void offered_always_beginsWithThisComputerAlone() {
        assertThat(Endpoint.offered()).startsWith("127.0.0.1", "0.0.0.0").doesNotHaveDuplicates();
    }
}
