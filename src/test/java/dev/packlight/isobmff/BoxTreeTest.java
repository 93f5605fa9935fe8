package dev.packlight.isobmff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import dev.packlight.testing.Boxes;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.Mutations;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Within;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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
    void read_sample_namesTheFields() throws Exception {
        Path path = SampleAssets.ROOT.resolve("aurora/aurora_640x360_400.mp4");
        String all = lines(BoxTree.read(MediaFixtures.source(path)));
        assertThat(all)
                .contains("ftyp majorBrand=isom; minorVersion=512; compatible=isom iso2 avc1 mp41")
                .contains("mdhd created=0; modified=0; timescale=12800; duration=307200; language=und")
                .contains("hdlr handler=vide; name=VideoHandler")
                .contains("elst entries=1: (duration=24000; mediaTime=1024; rate=1)")
                .contains("avc1 width=640; height=360")
                .contains("mp4a version=0; channels=2; bits=16; rate=48000")
                .contains("stsz each=0; entries=600: (size=5139) (size=257)")
                .contains("pasp horizontal=1; vertical=1");
        assertThat(lines(BoxTree.read(MediaFixtures.source(SampleAssets.ROOT.resolve("harbor/harbor_110.ismv")))))
                .contains("tfhd flags=0x000020; trackId=1; sampleFlags=16842752")
                .contains("trun version=1; flags=0x000b05; entries=50; dataOffset=728");
    }

    private static String lines(List<BoxNode> nodes) {
        StringBuilder all = new StringBuilder();
        for (BoxNode node : nodes) {
            all.append(node.type())
                    .append(' ')
                    .append(node.fields())
                    .append('\n')
                    .append(lines(node.children()));
        }
        return all.toString();
    }

    @Test
    void text_anyPayload_isOneShortLine() {
        Random random = new Random(4);
        List<String> types = BoxLayouts.types().sorted().toList();
        assertThat(types).hasSizeGreaterThan(40);
        for (String type : types) {
            for (int length = 0; length < 200; length++) {
                byte[] payload = new byte[length];
                random.nextBytes(payload);
                assertThat(BoxLayouts.of(type).orElseThrow().text(payload))
                        .hasSizeLessThan(400)
                        .doesNotContain("\n", "\u0000");
            }
        }
    }

    @Test
    void read_boxesWithoutEnd_areCutToABound() {
        byte[] nested = new byte[0];
        for (int i = 0; i < 200; i++) {
            nested = Boxes.box("moov", nested);
        }
        byte[] deep = nested;
        assertThat(lines(Within.result(() -> BoxTree.read(MediaFixtures.source(deep))))
                        .lines()
                        .count())
                .isLessThan(40);
        byte[][] many = new byte[300_000][];
        Arrays.fill(many, Boxes.box("trak"));
        byte[] wide = Boxes.box("moov", many);
        assertThat(lines(Within.result(() -> BoxTree.read(MediaFixtures.source(wide))))
                        .lines()
                        .count())
                .isLessThanOrEqualTo(Limits.TREE_BOXES);
    }

    @Test
    void read_mutations_failInOneWayOnly() throws Exception {
        byte[] sound = Files.readAllBytes(SampleAssets.shared("fragmented").resolve("h264.mp4"));
        Mutations.of(sound, IntStream.range(0, 4000).toArray(), 17)
                .limit(Mutations.count(500))
                .forEach(bytes -> Within.refusal(() -> BoxTree.read(MediaFixtures.source(bytes))));
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
