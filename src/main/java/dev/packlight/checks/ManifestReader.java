package dev.packlight.checks;

import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.media.MediaFormatException;
import java.util.List;
import java.util.Optional;

/** Knows where manifests of one kind lead to. */
public interface ManifestReader {

    /** Whether the manifest is of this kind. */
    boolean reads(Manifest manifest);

    /** Where it leads to, in its order; addresses as written, relative to the manifest. */
    List<Link> links(Manifest manifest) throws MediaFormatException;

    /** Where a manifest leads to. */
    sealed interface Link {
        String address();
    }

    /** Another manifest. */
    record ToManifest(String address) implements Link {}

    /**
     * A segment.
     *
     * @param group what the segments of one rendition share
     * @param header address of its init segment; empty where there is none
     */
    record ToSegment(String address, String group, Optional<String> header, Promise promise) implements Link {}
}
