package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.codec.Codec;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import java.util.Optional;

/**
 * The place that a container has for a codec.
 *
 * @param carriage the container as codecs name it
 * @param name the container as people name it, in the plural
 * @param form how a codec says what it is there
 */
record Place<F>(Carriage carriage, String name, Form<F> form) {

    /** What a codec is in a container; empty where it has no word for the stream. */
    @FunctionalInterface
    interface Form<F> {
        Optional<F> of(Codec codec, SampleDescription description) throws MediaFormatException;
    }

    /** Why the container cannot carry the rendition, one sentence; empty where it can. */
    Optional<String> obstacle(Rendition rendition) {
        try {
            return rendition.codec().carriages().contains(carriage)
                            && ask(rendition).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            name + " have no place for " + rendition.info().codecName() + ".");
        } catch (MediaFormatException e) {
            return Optional.of(name + " cannot carry " + rendition.trackName() + ": " + e.getMessage() + ".");
        }
    }

    /** What the rendition is in the container that has no obstacle to it. */
    F of(Rendition rendition) {
        try {
            return ask(rendition).orElseThrow();
        } catch (MediaFormatException e) {
            throw new IllegalStateException("asked for a stream that is not carried", e);
        }
    }

    private Optional<F> ask(Rendition rendition) throws MediaFormatException {
        return form.of(rendition.codec(), rendition.track().description());
    }
}
