package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.player.Picture;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.load.Limits;
import dev.packlight.testing.Readers;
import java.net.URI;
import java.time.Duration;

/** A player of small patience, and the sentence with which it fails. */
final class HostilePlayer {

    private HostilePlayer() {}

    static final Limits QUICK = new Limits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
    private static final long TIME_LIMIT_MS = 20_000;
    static final String LIST = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n";

    static Limits limits(Duration loading, Duration standstill) {
        return new Limits(QUICK.connect(), loading, loading, loading, loading, QUICK.segment(), standstill);
    }

    static String failure(URI address) throws Exception {
        return failure(address, QUICK);
    }

    static String failure(URI address, Limits limits) throws Exception {
        try (StreamingPlayer player = player(limits)) {
            player.load(new PlaySource.Address(address, "hostile"));
            return failed(player);
        }
    }

    static StreamingPlayer player(Limits limits) {
        return new StreamingPlayer(Picture::close, new Conditions(limits, Readers.ALL, Duration.ZERO));
    }

    static String failed(StreamingPlayer player) throws InterruptedException {
        long end = System.currentTimeMillis() + TIME_LIMIT_MS;
        while (player.state().status() != PlayerState.Status.FAILED) {
            assertThat(System.currentTimeMillis()).as("still " + player.state()).isLessThan(end);
            Thread.sleep(10);
        }
        String message = player.state().message();
        assertThat(message)
                .as("a sentence for people")
                .endsWith(".")
                .doesNotContainPattern("Exception|java\\.|null|\\p{Cntrl}");
        return message;
    }
}
