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
 * @param spelling of the addresses that playlists hold
 */
record HlsParameters(
        String token,
        Optional<String> audioTrack,
        String filter,
        String encryption,
        boolean audioOnly,
        Spelling spelling) {

    /** How addresses are written; the origin takes both for the same. */
    enum Spelling {
        PLAIN,
        /** Commas and equals signs percent-encoded, for players that end an address at them. */
        ESCAPED
    }

    static HlsParameters of(String token, DeliveryRequest request) {
        return new HlsParameters(
                token,
                request.parameter("audiotrack"),
                request.parameter("filter").orElse(""),
                request.parameter("encryption").orElse(""),
                request.parameter("audio-only").filter("true"::equalsIgnoreCase).isPresent(),
                request.parameter("addresses").isPresent() ? Spelling.ESCAPED : Spelling.PLAIN);
    }

    /** The address of a track's playlist, below the top playlist. */
    String playlist(long bitrateBps, String track, boolean video, String more) {
        return spelled("QualityLevels(" + bitrateBps + ")/Manifest(" + track + of(video, more)
                + (spelling == Spelling.ESCAPED ? ",addresses=escaped" : "") + ")");
    }

    /** The address of a fragment, beside the track's playlist. */
    String fragment(String track, String time, boolean video) {
        return spelled("Fragments(" + track + "=" + time + of(video, "") + ")");
    }

    private String of(boolean video, String more) {
        return ",format=" + token + more
                + (video ? audioTrack.map(name -> ",audioTrack=" + name).orElse("") : "")
                + (encryption.isEmpty() ? "" : ",encryption=" + encryption)
                + (filter.isEmpty() ? "" : ",filter=" + filter);
    }

    /** The address in the spelling that was asked for. */
    String spelled(String address) {
        return spelling == Spelling.PLAIN
                ? address
                : address.replace(",", "%2C").replace("=", "%3D");
    }
}
