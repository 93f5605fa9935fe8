package dev.packlight.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.checks.ManifestReader.Link;
import dev.packlight.checks.ManifestReader.ToManifest;
import dev.packlight.checks.ManifestReader.ToSegment;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.media.Timescale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExaminationTest {

    private static final Promise PROMISE = Promise.at(0, 1, Timescale.PRESENTATION);
    private final List<String> fetched = new ArrayList<>();

    /** A manifest names manifests that end in {@code m} and segments, by spaces. */
    private static final class Words implements ManifestReader {
        @Override
        public boolean reads(Manifest manifest) {
            return true;
        }

        @Override
        public List<Link> links(Manifest manifest) {
            List<Link> links = new ArrayList<>();
            for (String word : manifest.text().split(" ")) {
                links.add(
                        word.endsWith("m")
                                ? new ToManifest(word)
                                : new ToSegment(word, manifest.address(), Optional.of("init"), PROMISE));
            }
            return links;
        }
    }

    private byte[] fetch(String address) throws IOException {
        fetched.add(address);
        return switch (address) {
            case "/top.m" -> "a/low.m a/low.m b/high.m".getBytes(StandardCharsets.UTF_8);
            case "/a/low.m", "/b/high.m" -> "1 2 3 low.m".getBytes(StandardCharsets.UTF_8);
            case "/b/low.m", "/b/1" -> throw new IOException("gone: " + address);
            default -> new byte[0];
        };
    }

    private Examination examination() {
        Rulebook rules = Rulebook.ofManifests(List.of(), new Words());
        return new Examination(rules, this::fetch, 2);
    }

    @Test
    void examination_topThatIsGone_isNothingToJudge() {
        assertThatThrownBy(() -> examination().of("/b/low.m", Cancel.NEVER)).hasMessage("gone: /b/low.m");
    }

    @Test
    void examination_walksOnceAndTakesTheFirstSegmentsOfEach_goingOnBehindWhatIsGone() throws Exception {
        List<Examination.Judged> judged = examination().of("/top.m", Cancel.NEVER);
        assertThat(judged)
                .filteredOn(one -> one.subject() instanceof Subject.Missing)
                .extracting(one -> one.subject().name())
                .containsExactly("/b/1", "/b/low.m");
        assertThat(judged)
                .flatExtracting(one -> Judgement.findings(one.judgements()))
                .extracting(Finding::line)
                .allMatch(line -> line.contains("gone: /b/"));
        assertThat(fetched)
                .containsExactly(
                        "/top.m",
                        "/a/low.m",
                        "/a/init",
                        "/a/1",
                        "/a/2",
                        "/b/high.m",
                        "/b/init",
                        "/b/1",
                        "/b/2",
                        "/b/low.m");
    }

    @Test
    void examination_cancelled_asksForNothingMore() {
        assertThatThrownBy(() -> examination().of("/top.m", () -> fetched.size() == 2))
                .isInstanceOf(Cancel.Cancelled.class);
        assertThat(fetched).containsExactly("/top.m", "/a/low.m");
    }
}
