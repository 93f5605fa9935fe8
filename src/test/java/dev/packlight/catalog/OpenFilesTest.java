package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever opens, closes: handles are lent, counted and bounded. */
class OpenFilesTest {

    @TempDir
    private Path folder;

    private Path file(int n) throws IOException {
        Path file = folder.resolve("f" + n);
        return Files.exists(file) ? file : Files.writeString(file, "content " + n);
    }

    private static String text(FileSource source) throws IOException {
        return new String(source.readFully(0, (int) source.size()), StandardCharsets.UTF_8);
    }

    @Test
    void source_untilRead_opensNothing() throws Exception {
        try (OpenFiles files = new OpenFiles()) {
            FileSource source = files.source(file(1));
            assertThat(files.count()).isZero();
            assertThat(text(source)).isEqualTo("content 1");
            assertThat(files.count()).isEqualTo(1);
        }
    }

    @Test
    void read_manyFiles_neverHoldsMoreThanTheBound() throws Exception {
        try (OpenFiles files = new OpenFiles(8, 0)) {
            List<FileSource> sources = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                sources.add(files.source(file(i)));
            }
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 40; i++) {
                    assertThat(text(sources.get(i))).isEqualTo("content " + i);
                    assertThat(files.count()).isLessThanOrEqualTo(8);
                }
            }
        }
    }

    @Test
    void lease_allInUse_waitsForAUserToGo() throws Exception {
        try (OpenFiles files = new OpenFiles(1, TimeUnit.SECONDS.toNanos(10))) {
            FileLease first = files.source(file(1)).lease();
            FileSource second = files.source(file(2));
            Thread later = Thread.ofVirtual().start(() -> {
                Thread.yield();
                first.close();
            });
            assertThat(text(second)).isEqualTo("content 2");
            later.join();
            assertThat(first.channel().isOpen()).isFalse();
        }
    }

    @Test
    void lease_allInUseForTooLong_isRefusedInWords() throws Exception {
        try (OpenFiles files = new OpenFiles(1, 1);
                FileLease first = files.source(file(1)).lease()) {
            assertThat(first.channel().isOpen()).isTrue();
            FileSource second = files.source(file(2));
            assertThatThrownBy(second::lease).isInstanceOf(IOException.class).hasMessageContaining("too many files");
        }
    }

    @Test
    void lease_severalUsers_closesWithTheLastOne() throws Exception {
        OpenFiles files = new OpenFiles();
        FileSource source = files.source(file(1));
        FileLease a = source.lease();
        FileLease b = source.lease();
        assertThat(files.count()).isEqualTo(1);
        files.close();
        a.close();
        a.close();
        assertThat(b.channel().isOpen()).isTrue();
        b.close();
        assertThat(b.channel().isOpen()).isFalse();
        assertThat(files.count()).isZero();
    }

    @Test
    void lease_unusedForAWhile_isClosed() throws Exception {
        try (OpenFiles files = new OpenFiles()) {
            FileLease lease = files.source(file(1)).lease();
            lease.close();
            Instant limit = Instant.now().plusSeconds(20);
            while (lease.channel().isOpen() && Instant.now().isBefore(limit)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(files.count()).isZero();
        }
    }

    @Test
    void read_ofAFileThatWasReplaced_isRefusedUnlessItIsHeld() throws Exception {
        try (OpenFiles files = new OpenFiles()) {
            FileSource held = files.source(file(1));
            FileSource idle = files.source(file(2));
            try (FileLease lease = held.lease()) {
                for (int i = 1; i <= 2; i++) {
                    Files.writeString(folder.resolve("new"), "another " + i + " thing");
                    Files.move(folder.resolve("new"), file(i), StandardCopyOption.REPLACE_EXISTING);
                }
                assertThat(text(held)).isEqualTo("content 1");
                assertThat(lease.channel().isOpen()).isTrue();
            }
            assertThatThrownBy(() -> text(idle))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("changed meanwhile");
            assertThat(files.count()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void read_afterAnotherReaderWasInterrupted_goesOn() throws Exception {
        try (OpenFiles files = new OpenFiles()) {
            FileSource source = files.source(file(1));
            try (FileLease lease = source.lease()) {
                Thread interrupted = Thread.ofPlatform().start(() -> {
                    Thread.currentThread().interrupt();
                    assertThatThrownBy(() -> source.read(0, ByteBuffer.allocate(4)))
                            .isInstanceOf(IOException.class);
                });
                interrupted.join();
                assertThat(lease.channel().isOpen()).isFalse();
                assertThat(text(source)).isEqualTo("content 1");
            }
        }
    }
}
