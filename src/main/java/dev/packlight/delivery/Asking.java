package dev.packlight.delivery;

import java.util.Optional;

/**
 * What an address says about the decisions that hold for it.
 *
 * @param protocol of the format that is asked for
 * @param filters names of filters, {@code A;B}
 * @param encryption the kind of encryption, where it names one
 */
public record Asking(Protocol protocol, Optional<String> filters, Optional<String> encryption) {

    public static Asking of(PackagingFormat format, DeliveryRequest request) {
        return new Asking(format.protocol(), request.parameter("filter"), request.parameter("encryption"));
    }
}
