package dev.packlight.delivery;

import dev.packlight.codec.Carriage;
import dev.packlight.codec.Codec;
import dev.packlight.media.Asset;
import java.io.IOException;
import java.util.Optional;

/**
 * One form in which an asset is delivered.
 *
 * <p>The window, the command line, the routes and the tests iterate over the list of formats; nothing else in the
 * program names one.
 */
public interface PackagingFormat {

    /** Stable name for machines, {@code hls-cmaf}. */
    String id();

    /** Name for people, {@code HLS CMAF}. */
    String displayName();

    /** The protocol by which policies allow or block the format. */
    Protocol protocol();

    /** The path below the locator at which a player starts, not percent-encoded. */
    String locatorPath(Asset asset);

    /** Whether a request is for this format. */
    boolean claims(DeliveryRequest request);

    /** The container in which the format carries samples. */
    Carriage carriage();

    /** Whether the format has a place for the codec. */
    default boolean carries(Codec codec) {
        return codec.carriages().contains(carriage());
    }

    /** Why the format cannot carry the rendition, one sentence; empty where it can. */
    default Optional<String> obstacle(Rendition rendition) {
        return carries(rendition.codec())
                ? Optional.empty()
                : Optional.of(
                        displayName() + " has no place for " + rendition.info().codecName() + ".");
    }

    /** Whether the format can carry the rendition. */
    default boolean carries(Rendition rendition) {
        return obstacle(rendition).isEmpty();
    }

    /** Whether subtitles go with it. */
    default boolean carriesText() {
        return carriage() == Carriage.FMP4 || carriage() == Carriage.TS || carriage() == Carriage.SMOOTH;
    }

    /** How players read its manifests; empty where ours does not play it. */
    default Optional<ListingReader> reader() {
        return Optional.empty();
    }

    /** Why the format cannot carry what is encrypted so, one sentence; empty where it can. */
    default Optional<String> obstacle(Encryption encryption) {
        return encryption == Encryption.NONE
                ? Optional.empty()
                : Optional.of(displayName() + " is not delivered under this protection.");
    }

    /** Whether the format can carry what is encrypted so. */
    default boolean supports(Encryption encryption) {
        return obstacle(encryption).isEmpty();
    }

    /** Answers a request that this format claims, or refuses what it cannot protect. */
    default DeliveryResponse respond(Presentation presentation, DeliveryRequest request)
            throws UnservableException, IOException {
        Optional<String> obstacle =
                obstacle(Encryption.of(presentation.decisions().protection()));
        if (obstacle.isPresent()) {
            throw new UnservableException(
                    UnservableException.Reason.ENCRYPTION_NOT_SUPPORTED,
                    obstacle.get(),
                    "Use a format that can, or change the policy; the Stream place lists those that work.");
        }
        return answer(presentation, request);
    }

    /** Answers a request that this format claims, of a presentation whose protection it supports. */
    DeliveryResponse answer(Presentation presentation, DeliveryRequest request) throws UnservableException, IOException;
}
