package dev.packlight.player.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.player.Picture;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PictureRingTest {

    @Test
    void take_manyPictures_usesTheSameFewBuffers() throws Exception {
        Set<ByteBuffer> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
        try (PictureRing ring = new PictureRing(3)) {
            for (int i = 0; i < 100; i++) {
                try (Picture picture = ring.take(64, 48).picture(i, 0)) {
                    buffers.add(picture.bgra());
                }
            }
        }
        assertThat(buffers).hasSize(3);
    }

    @Test
    void take_allInFlight_waitsUntilOneComesBack() throws Exception {
        try (PictureRing ring = new PictureRing(1)) {
            Picture held = ring.take(64, 48).picture(0, 0);
            CompletableFuture<Picture> waiting = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    waiting.complete(ring.take(64, 48).picture(1, 0));
                } catch (InterruptedException e) {
                    waiting.completeExceptionally(e);
                }
            });
            assertThatThrownBy(() -> waiting.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            held.close();
            held.close();
            assertThat(waiting.get(5, TimeUnit.SECONDS).ticks()).isEqualTo(1);
            waiting.get().close();
        }
    }

    @Test
    void close_pictureStillHeld_freesItWhenItComesBack() throws Exception {
        PictureRing ring = new PictureRing(2);
        Picture held = ring.take(64, 48).picture(0, 0);
        ByteBuffer bytes = held.bgra();
        ring.close();
        assertThat(bytes.put(0, (byte) 1).get(0)).isEqualTo((byte) 1);
        held.close();
        assertThatThrownBy(() -> bytes.get(0)).isInstanceOf(IllegalStateException.class);
    }
}
