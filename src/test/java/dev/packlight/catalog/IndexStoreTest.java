package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.FileSource.Stamp;
import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.Column;
import dev.packlight.media.Edit;
import dev.packlight.media.MediaFile;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.SyncEvidence;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes that go to disk and come back, or not at all. */
class IndexStoreTest {

    private static final Stamp STAMP = new Stamp(1000, 5, "(dev=1,ino=2)");
    private static final Path FILM = Path.of("/films/film.mp4");

    @TempDir
    private Path data;

    private Instant now = Instant.EPOCH;

    private IndexStore store(long mostBytes) {
        return new IndexStore(data.resolve("indexes"), mostBytes, () -> now, Files::newOutputStream);
    }

    private static MediaFile film(int samples) {
        int[] sizes = new int[samples];
        long[] offsets = new long[samples];
        for (int i = 0; i < samples; i++) {
            sizes[i] = 70_000 + i;
            offsets[i] = i % 3 - 1;
        }
        SampleTable table = new SampleTableBuilder(Column.of(sizes))
                .addTimes(samples, 512)
                .addChunk(5_000_000_000L, samples)
                .compositionOffsets(offsets)
                .syncSamples(new int[] {0, 50, 60})
                .build()
                .withSync(new int[] {0, 60}, new byte[] {1, 3}, new SyncEvidence(3, 3, 1, 25_600, 1, 30_720));
        SampleDescription description = new SampleDescription("avc1", Map.of("avcC", new byte[] {3}), 16, 9, 0, 0);
        Track track = new Track(
                2, TrackKind.VIDEO, description, new Timescale(12_800), "eng", new Edit(7, -8), 90, table, "tells é");
        return new MediaFile(FILM.toString(), 1000, "isom", 99, new Timescale(600), true, List.of(track));
    }

    /** All that anybody can ask of a file. */
    private static String text(MediaFile file) {
        StringBuilder text = new StringBuilder();
        text.append(List.of(file.path(), file.sizeBytes(), file.majorBrand(), file.durationTicks(), file.indexFirst()));
        text.append(file.timescale());
        for (Track t : file.tracks()) {
            text.append(List.of(t.id(), t.kind(), t.timescale(), t.language(), t.edit(), t.rotationDegrees()))
                    .append(t.obstacle());
            SampleDescription d = t.description();
            text.append(d.fourcc());
            text.append(List.of(d.widthPixels(), d.heightPixels(), d.channels(), d.sampleRateHz()));
            d.boxes().keySet().stream()
                    .sorted()
                    .forEach(box ->
                            text.append(box).append(Arrays.hashCode(d.boxes().get(box))));
            d.samples().forEach(sample -> text.append(Arrays.hashCode(sample)));
            SampleTable s = t.samples();
            text.append(
                    List.of(s.count(), s.endDtsTicks(), s.totalBytes(), s.leastCompositionOffsetTicks(), s.allSync()));
            text.append(s.evidence()).append(s.footprintBytes());
            for (int i = 0; i < s.count(); i++) {
                text.append(s.sizeBytes(i))
                        .append(' ')
                        .append(s.offsetBytes(i))
                        .append(' ')
                        .append(s.dtsTicks(i));
                text.append(' ').append(s.ptsTicks(i)).append(s.isSync(i) ? "k" + s.accessPointType(i) : "");
            }
        }
        return text.toString();
    }

    @Test
    void kept_isFoundAsItWas() throws IOException {
        MediaFile film = film(9000);
        store(IndexStore.MOST_BYTES).keep(FILM, STAMP, film);
        MediaFile found = store(IndexStore.MOST_BYTES).find(FILM, STAMP).orElseThrow();
        assertThat(text(found)).isEqualTo(text(film));
    }

    @Test
    void realFiles_areFoundAsTheyWere() throws Exception {
        IndexStore store = store(IndexStore.MOST_BYTES);
        int compared = 0;
        for (Path path : MediaFixtures.files(SampleAssets.shared("h264"), "(long|mediasource).*\\.mp4")) {
            MediaFile file = Mp4Reader.read(MediaFixtures.source(path), path.toString());
            store.keep(path, STAMP, file);
            Optional<MediaFile> found = store.find(path, STAMP);
            compared += found.isPresent() ? 1 : 0;
            found.ifPresent(same -> assertThat(text(same)).isEqualTo(text(file)));
        }
        assertThat(compared).isPositive();
    }

    @Test
    void otherState_isNotFound() {
        IndexStore store = store(IndexStore.MOST_BYTES);
        store.keep(FILM, STAMP, film(9000));
        assertThat(store.find(FILM, new Stamp(1001, 5, "(dev=1,ino=2)"))).isEmpty();
        assertThat(store.find(FILM, new Stamp(1000, 6, "(dev=1,ino=2)"))).isEmpty();
        assertThat(store.find(FILM, new Stamp(1000, 5, "(dev=1,ino=3)"))).isEmpty();
        assertThat(store.find(Path.of("/films/other.mp4"), STAMP)).isEmpty();
        assertThat(store.find(FILM, STAMP)).isPresent();
    }

    @Test
    void entryOfAnotherBuild_isNotFoundAndWrittenAnew() throws IOException {
        IndexStore store = store(IndexStore.MOST_BYTES);
        store.keep(FILM, STAMP, film(9000));
        byte[] bytes = Files.readAllBytes(entries().getFirst());
        byte[] foreign = bytes.clone();
        foreign[3] ^= 1;
        reseal(foreign);
        Files.write(entries().getFirst(), foreign);
        assertThat(store.find(FILM, STAMP)).isEmpty();
        store.keep(FILM, STAMP, film(9000));
        assertThat(entries()).hasSize(1);
        assertThat(store.find(FILM, STAMP)).isPresent();
    }

    /** Makes the checksum right again, so that something else must notice. */
    private static void reseal(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
    }

    @Test
    void damagedEntry_isNotFound() throws IOException {
        IndexStore store = store(IndexStore.MOST_BYTES);
        store.keep(FILM, STAMP, film(9000));
        byte[] sound = Files.readAllBytes(entries().getFirst());
        for (int at : new int[] {0, 40, sound.length / 2, sound.length - 1}) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 0x10;
            Files.write(entries().getFirst(), damaged);
            assertThat(store.find(FILM, STAMP)).as("byte %d", at).isEmpty();
        }
        for (int length : new int[] {0, 3, 20, 36, sound.length - 1}) {
            Files.write(entries().getFirst(), Arrays.copyOf(sound, length));
            assertThat(store.find(FILM, STAMP)).as("cut to %d", length).isEmpty();
        }
    }

    @Test
    void damageWithARightChecksum_neverThrows() throws IOException {
        IndexStore store = store(IndexStore.MOST_BYTES);
        store.keep(FILM, STAMP, film(9000));
        byte[] sound = Files.readAllBytes(entries().getFirst());
        for (int at = 32; at < 240; at++) {
            byte[] damaged = sound.clone();
            damaged[at] = (byte) 0xFF;
            reseal(damaged);
            Files.write(entries().getFirst(), damaged);
            Optional<MediaFile> found = store.find(FILM, STAMP);
            assertThat(found.map(MediaFile::tracks).orElse(List.of()).size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void moreThanThereIsRoomFor_theOneReadLongestAgoGoes() throws IOException {
        IndexStore store = store(8 << 20);
        List<Path> films = Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i")
                .map(Path::of)
                .toList();
        for (Path film : films) {
            now = now.plusSeconds(10);
            store.keep(film, STAMP, film(120_000));
            assertThat(store.find(films.getFirst(), STAMP)).as("after %s", film).isPresent();
        }
        assertThat(store.find(films.get(1), STAMP)).isEmpty();
        assertThat(store.find(films.getLast(), STAMP)).isPresent();
        long held = 0;
        for (Path entry : entries()) {
            held += Files.size(entry);
        }
        assertThat(held).isLessThanOrEqualTo(8 << 20);
    }

    @Test
    void small_isNotWorthKeeping() throws IOException {
        store(IndexStore.MOST_BYTES).keep(FILM, STAMP, film(100));
        assertThat(data.resolve("indexes")).doesNotExist();
    }

    @Test
    void fullDisk_leavesNothingHalfWrittenAndIsTriedAgain() throws IOException {
        boolean[] full = {true};
        IndexStore store = new IndexStore(data.resolve("indexes"), IndexStore.MOST_BYTES, () -> now, file -> {
            OutputStream out = Files.newOutputStream(file);
            return full[0] ? full(out) : out;
        });
        store.keep(FILM, STAMP, film(90_000));
        store.keep(FILM, STAMP, film(90_000));
        assertThat(store.find(FILM, STAMP)).isEmpty();
        assertThat(data.resolve("indexes")).isEmptyDirectory();
        full[0] = false;
        store.keep(FILM, STAMP, film(90_000));
        assertThat(store.find(FILM, STAMP)).isPresent();
    }

    private static OutputStream full(OutputStream out) {
        return new OutputStream() {
            private int left = 100_000;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                left -= length;
                if (left < 0) {
                    throw new IOException("No space left on device");
                }
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    @Test
    void entries_areTheirOwnersAlone() throws IOException {
        new IndexStore(data.resolve("indexes")).keep(FILM, STAMP, film(9000));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(entries().getFirst())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("indexes"))))
                .isEqualTo("rwx------");
    }

    @Test
    void secondReader_takesTheIndexFromDisk() throws Exception {
        Path film = data.resolve("film.mp4");
        Files.copy(
                MediaFixtures.files(SampleAssets.shared("h264"), "long_1080p_lowbitrate\\.mp4")
                        .getFirst(),
                film);
        IndexStore store = new IndexStore(data.resolve("indexes"));
        try (MediaFiles first = new MediaFiles(store)) {
            SourceSet.singleFile(film).open(first);
        }
        assertThat(entries()).hasSize(1);
        MediaFile read = Mp4Reader.read(MediaFixtures.source(film), film.toString());
        try (MediaFiles second = new MediaFiles(store)) {
            OpenAsset open = SourceSet.singleFile(film).open(second);
            assertThat(text(open.asset().files().getFirst())).isEqualTo(text(read));
            assertThat(open.sources()).containsKey(open.asset().files().getFirst());
        }
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("indexes"))) {
            return files.filter(file -> file.toString().endsWith(".index")).toList();
        }
    }
}
