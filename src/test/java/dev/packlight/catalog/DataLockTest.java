package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

    @TempDir
    private Path data;

    @Test
    void second_whileTheFirstRuns_isToldAndTheNextIsNot() {
        DataLock first = DataLock.of(data);
        assertThat(first.isTaken()).isFalse();
        DataLock second = DataLock.of(data);
        assertThat(second.isTaken()).isTrue();
        second.close();
        first.close();
        DataLock third = DataLock.of(data);
        assertThat(third.isTaken()).isFalse();
        third.close();
    }

    @Test
    void of_folderThatIsNotThere_hindersNobody() {
        DataLock lock = DataLock.of(data.resolve("missing"));
        assertThat(lock.isTaken()).isFalse();
        lock.close();
    }
}
