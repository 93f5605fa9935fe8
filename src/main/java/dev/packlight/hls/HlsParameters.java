package dev.packlight.hls;

import dev.packlight.delivery.DeliveryRequest;
import java.util.Optional;

/**
 * What a request for a top playlist hands on to everything below it.
 *
 * @param token value of {@code format}
 * @param audioTrack the sound to multiplex, where a request names one
 * @param filter names of filters; empty where there are none
 * @param encryption the protection, where a request names it; empty where it does not
 * @param audioOnly whether a variant without picture is wanted
 */
record HlsParameters(String token, Optional<String> audioTrack, String filter, String encryption, boolean audioOnly) {

    static HlsParameters of(String token, DeliveryRequest request) {
        return new HlsParameters(
                token,
                request.parameter("audiotrack"),
                request.parameter("filter").orElse(""),
                request.parameter("encryption").orElse(""),
                request.parameter("audio-only").filter("true"::equalsIgnoreCase).isPresent());
    }

    /** Parameters of an address, behind the track's name. */
    String of(boolean video, String more) {
        return ",format=" + token + more
                + (video ? audioTrack.map(name -> ",audioTrack=" + name).orElse("") : "")
                + (encryption.isEmpty() ? "" : ",encryption=" + encryption)
                + (filter.isEmpty() ? "" : ",filter=" + filter);
    }
}
