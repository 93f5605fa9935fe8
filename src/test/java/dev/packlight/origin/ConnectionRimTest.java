package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What connections may cost, and what becomes of a request that fails in a way nobody thought of. */
class ConnectionRimTest {

    private static final String GET = "GET /x/y.ism/manifest HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String GET_LOCATOR =
            "GET /00000000-0000-0000-0000-000000000000/y.ism/manifest HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int PATIENCE_MS = 3_000;

    private static Origin origin(ConnectionLimits limits) throws IOException {
        Origin origin = new Origin(
                locator -> {
                    throw new StackOverflowError("as a recursion would");
                },
                keyId -> Optional.empty(),
                List.of(),
                InstantSource.system(),
                limits);
        origin.start(InetAddress.getLoopbackAddress(), 0, Origin.PortChoice.EXACTLY);
        return origin;
    }

    @Test
    void request_thatFailsUnexpectedly_isAnsweredAndTheConnectionGoesOn() throws Exception {
        try (Origin origin = origin(ConnectionLimits.STANDARD);
                RawConnection connection = new RawConnection(origin.address(), PATIENCE_MS)) {
            for (int i = 0; i < 3; i++) {
                connection.say(GET_LOCATOR);
                assertThat(connection.answer())
                        .startsWith("HTTP/1.1 500")
                        .contains("application/json", "\"code\":\"INTERNAL_ERROR\"");
                connection.say(GET);
                assertThat(connection.answer()).startsWith("HTTP/1.1 404");
            }
            assertThat(origin.log().since(0)).hasSize(6);
            assertThat(origin.log().totals().errors()).isEqualTo(6);
        }
    }

    @Test
    void connections_beyondTheLimit_areToldSo() throws Exception {
        try (Origin origin = origin(new ConnectionLimits(4, 10_000, 60, 1_000))) {
            List<RawConnection> open = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                RawConnection connection = new RawConnection(origin.address(), PATIENCE_MS);
                connection.say(GET);
                assertThat(connection.answer()).startsWith("HTTP/1.1 404");
                open.add(connection);
            }
            try (RawConnection fifth = new RawConnection(origin.address(), PATIENCE_MS)) {
                fifth.say(GET);
                assertThat(fifth.rest())
                        .startsWith("HTTP/1.1 503")
                        .contains("Retry-After: 1", "TOO_MANY_CONNECTIONS")
                        .endsWith("}");
            }
            open.getFirst().say(GET);
            assertThat(open.getFirst().answer()).startsWith("HTTP/1.1 404");
            open.getLast().close();
            assertThat(eventually404(origin)).isTrue();
            for (RawConnection connection : open) {
                connection.close();
            }
        }
    }

    private static boolean eventually404(Origin origin) throws Exception {
        for (int i = 0; i < 30; i++) {
            try (RawConnection connection = new RawConnection(origin.address(), PATIENCE_MS)) {
                connection.say(GET);
                if (connection.answer().startsWith("HTTP/1.1 404")) {
                    return true;
                }
            }
            Thread.sleep(100);
        }
        return false;
    }

    @Test
    void requests_thatDripIn_areCut() throws Exception {
        try (Origin origin = origin(new ConnectionLimits(16, 400, 60, 1_000));
                RawConnection silent = new RawConnection(origin.address(), PATIENCE_MS);
                RawConnection dripping = new RawConnection(origin.address(), PATIENCE_MS);
                RawConnection second = new RawConnection(origin.address(), PATIENCE_MS)) {
            second.say(GET);
            assertThat(second.answer()).startsWith("HTTP/1.1 404");
            second.say("GET /x/y HTTP/1.1\r\nHos");
            dripping.say("GET /x HTTP/1.1\r\n");
            boolean cut = false;
            for (int i = 0; i < 30 && !cut; i++) {
                Thread.sleep(100);
                try {
                    dripping.say("x: y\r\n");
                } catch (IOException e) {
                    cut = true;
                }
            }
            assertThat(cut).isTrue();
            assertThat(silent.rest()).isEmpty();
            assertThat(second.rest()).isEmpty();
        }
    }

    @Test
    void idleConnection_betweenRequests_staysUntilItsOwnLimit() throws Exception {
        try (Origin origin = origin(new ConnectionLimits(16, 200, 60, 1_000));
                RawConnection connection = new RawConnection(origin.address(), PATIENCE_MS)) {
            connection.say(GET);
            assertThat(connection.answer()).startsWith("HTTP/1.1 404");
            Thread.sleep(700);
            connection.say(GET);
            assertThat(connection.answer()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void exposure_isSaidWhereOthersReachTheOrigin() throws Exception {
        try (Origin origin = origin(ConnectionLimits.STANDARD)) {
            assertThat(origin.exposure()).isEmpty();
        }
        assertThat(Origin.exposure(InetAddress.getByName("0.0.0.0")).orElseThrow())
                .contains("every address of this computer", "fetch everything");
        assertThat(Origin.exposure(InetAddress.getByName("192.0.2.7")).orElseThrow())
                .contains("192.0.2.7");
        assertThat(Origin.exposure(InetAddress.getByName("::1"))).isEmpty();
    }

    @Test
    void names_ofAWildcardOrigin_areTheAddressOfTheConnectionToo() throws Exception {
        HostNames names = HostNames.of(InetAddress.getByName("0.0.0.0"));
        InetSocketAddress local = new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 8765);
        assertThat(names.cover("192.0.2.7:8765", local)).isTrue();
        assertThat(names.cover("localhost:8765", local)).isTrue();
        assertThat(names.cover("192.0.2.8:8765", local)).isFalse();
        assertThat(names.cover("films.example:8765", local)).isFalse();
    }
}
