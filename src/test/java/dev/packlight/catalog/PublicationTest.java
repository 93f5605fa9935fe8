package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packlight.delivery.Asking;
import dev.packlight.delivery.AssetFilter;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Protocol;
import dev.packlight.testing.SampleAssets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final long BYTES = 1 << 20;

    private final Cache<Publication.Key, Presentation> presentations = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((Publication.Key key, Presentation p) -> (int) p.footprintBytes())
            .executor(Runnable::run)
            .build();

    private Publication publication() throws Exception {
        OpenAsset files = SourceSet.serverManifest(SampleAssets.AURORA).open(new MediaFiles());
        return new Publication(files, new EndingFilters(), presentations);
    }

    /** Filters that end at the tick they are called. */
    private static final class EndingFilters implements Publication.Deciding {
        @Override
        public Decisions now(Asking asking) {
            return decided(asking.filters());
        }

        @Override
        public Decisions ofAll() {
            return Decisions.ORIGINAL;
        }
    }

    private static Asking asking(Optional<String> filters) {
        return new Asking(Protocol.HLS, filters, Optional.empty());
    }

    private static Decisions decided(Optional<String> names) {
        return Decisions.ORIGINAL.withFilters(names.map(end -> List.of(new AssetFilter(
                        end,
                        OptionalLong.empty(),
                        OptionalLong.of(Long.parseLong(end)),
                        OptionalLong.empty(),
                        List.of())))
                .orElse(List.of()));
    }

    @Test
    void presentations_ofManyDecisions_stayWithinTheirBytes() throws Exception {
        Publication publication = publication();
        String whole = publication.presentation().fingerprint();
        for (int i = 0; i < 300; i++) {
            Optional<String> end = Optional.of(String.valueOf(40_000_000 + i));
            assertThat(publication.presentation(asking(end)).fingerprint()).isNotEqualTo(whole);
        }
        presentations.cleanUp();
        assertThat(presentations
                        .policy()
                        .eviction()
                        .orElseThrow()
                        .weightedSize()
                        .orElseThrow())
                .isPositive()
                .isLessThanOrEqualTo(BYTES);
        assertThat(presentations.estimatedSize()).isLessThan(300);
    }

    @Test
    void fingerprint_ofAnotherOpening_isTheSame_andNothingOfTheFirstIsLeft() throws Exception {
        Publication first = publication();
        Publication second = publication();
        assertThat(first.presentation().fingerprint())
                .isEqualTo(second.presentation().fingerprint());
        first.forget();
        assertThat(first.known(asking(Optional.empty()))).isEmpty();
        assertThat(second.known(asking(Optional.empty()))).isPresent();
    }
}
