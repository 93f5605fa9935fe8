package dev.packlight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.codec.SmoothForm;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.media.MediaFormatException;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.StrictConfiguration;
import dev.packlight.testing.StrictInit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes out as configuration, re-read by a reader that forgives nothing. */
class InitSegmentsTest {

    private static final String MEDIA = "[^.].*\\.(mp4|m4a|m4b|m4v|mov|MOV|3gp|ismv|isma|cmfv|cmfa|dash)";

    @Test
    void initSegments_ofAllSharedMedia_areReadToTheLastBit() throws Exception {
        int read = 0;
        List<String> wrong = new ArrayList<>();
        for (Path path : MediaFixtures.files(SampleAssets.shared(""), MEDIA)) {
            for (Multiplex multiplex : renditions(path)) {
                read++;
                complaint(multiplex)
                        .ifPresent(e -> wrong.add(path.getParent().getFileName() + "/" + path.getFileName() + " " + e));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(400);
    }

    private static Optional<String> complaint(Multiplex multiplex) throws MediaFormatException {
        Rendition rendition = multiplex.main();
        var description = rendition.track().description();
        try {
            for (CmafContainer container : List.of(CmafContainer.outOfBand(), CmafContainer.csf())) {
                if (container.obstacle(rendition).isEmpty()) {
                    StrictInit.check(container.header(multiplex).orElseThrow());
                }
            }
            Optional<SmoothForm> smooth = rendition.codec().smooth(description);
            smooth.ifPresent(form -> StrictConfiguration.checkSmooth(form.fourCc(), form.privateData()));
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(e.getMessage());
        }
    }

    private static List<Multiplex> renditions(Path path) throws IOException {
        try {
            OpenAsset open = SourceSet.singleFile(path).open(new MediaFiles());
            Presentation presentation = Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL);
            return presentation.renditions().stream()
                    .map(rendition -> Multiplex.of(presentation, rendition))
                    .toList();
        } catch (MediaFormatException | UnservableException e) {
            return List.of();
        }
    }
}
