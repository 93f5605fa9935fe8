package dev.packlight.protection;

import java.util.Optional;

/**
 * With which initialization vector a segment is encrypted; never by lot, so that the same segment is the same bytes.
 */
public sealed interface IvRule {

    /** The vector of segment {@code number}, counted from 0. */
    Iv of(long number);

    /** The vector that stands in manifests and holds for init segments too; empty where each segment has its own. */
    Optional<Iv> shared();

    /** The segment's number (RFC 8216 §5.2), which players work out for themselves. */
    record Numbered() implements IvRule {
        @Override
        public Iv of(long number) {
            return new Iv(0, number);
        }

        @Override
        public Optional<Iv> shared() {
            return Optional.empty();
        }
    }

    /** One for all, as the original has it. */
    record Fixed(Iv iv) implements IvRule {
        @Override
        public Iv of(long number) {
            return iv;
        }

        @Override
        public Optional<Iv> shared() {
            return Optional.of(iv);
        }
    }
}
