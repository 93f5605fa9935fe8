package dev.packlight.isobmff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.MediaFormatException;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoxTreeTest {

    @Test
    void read_sample_coversTheFileWithoutGaps() throws Exception {
        Path path = SampleAssets.ROOT.resolve("aurora/aurora_640x360_400.mp4");
        List<BoxNode> boxes = BoxTree.read(MediaFixtures.source(path));
        assertThat(boxes).extracting(BoxNode::type).startsWith("ftyp", "moov").contains("mdat");
        long at = 0;
        for (BoxNode box : boxes) {
            assertThat(box.offsetBytes()).isEqualTo(at);
            at += box.sizeBytes();
        }
        assertThat(at).isEqualTo(Files.size(path));
        BoxNode moov = boxes.get(1);
        assertThat(moov.children()).extracting(BoxNode::type).contains("mvhd", "trak");
        byte[] bytes = Files.readAllBytes(path);
        for (BoxNode child : moov.children()) {
            assertThat(new String(
                            bytes, (int) child.offsetBytes() + 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .isEqualTo(child.type());
        }
    }

    @Test
    void read_brokenFiles_neverFailsOtherwise() throws Exception {
        for (Path path : MediaFixtures.files(SampleAssets.shared("broken"), ".*")) {
            try {
                BoxTree.read(MediaFixtures.source(path));
            } catch (MediaFormatException e) {
                assertThat(e.clause()).isNotEmpty();
            }
        }
    }
}
