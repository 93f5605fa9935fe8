package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeekRequestTest {

    /** Reading and forgetting in two steps lost about one wish in ten thousand here. */
    @Test
    void take_whileWishesCome_neverLosesTheLast() throws Exception {
        SeekRequest request = new SeekRequest();
        for (int round = 0; round < 200; round++) {
            int last = 500;
            Thread wishing = Thread.ofPlatform().start(() -> {
                for (int i = 1; i <= last; i++) {
                    request.wish(i);
                }
            });
            long taken = 0;
            while (wishing.isAlive()) {
                taken = request.take().orElse(taken);
            }
            taken = request.take().orElse(taken);
            assertThat(taken).isEqualTo(last);
        }
    }
}
