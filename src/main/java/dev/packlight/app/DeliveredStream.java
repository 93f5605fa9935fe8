package dev.packlight.app;

import dev.packlight.checks.Examination;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.UnservableException;
import java.io.IOException;

/** Gets what a format delivers of a presentation, without the origin. */
record DeliveredStream(PackagingFormat format, Presentation presentation) implements Examination.Fetch {

    /** A segment that is judged lies in memory. */
    private static final long MOST_BYTES = 256L << 20;

    /** Where a player starts. */
    String top() {
        return "/judged/" + format.locatorPath(presentation.asset());
    }

    /** Whether the format has manifests, rather than files alone. */
    boolean hasManifest() throws IOException {
        return respond(top()).use() == DeliveryResponse.Use.MANIFEST;
    }

    @Override
    public byte[] get(String address) throws IOException {
        DeliveryResponse response = respond(address);
        if (response.body().length() > MOST_BYTES) {
            throw new IOException(address + " has " + response.body().length() + " bytes, too many to judge");
        }
        return BodyReader.bytes(response.body());
    }

    private DeliveryResponse respond(String address) throws IOException {
        try {
            return format.respond(presentation, DeliveryRequest.parse(address));
        } catch (UnservableException e) {
            throw new IOException(address + ": " + e.getMessage(), e);
        }
    }
}
