package dev.packlight.player.load;

import dev.packlight.player.PlayerException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/** Where a server sends who asks (RFC 9110 §15.4). */
final class Redirects {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirects() {}

    /** The address as written; empty where the answer sends nowhere. */
    static Optional<String> target(HttpResponse<?> response) {
        return STATUSES.contains(response.statusCode()) ? response.headers().firstValue("location") : Optional.empty();
    }

    static URI resolved(URI from, String location) throws PlayerException {
        try {
            return Addresses.checked(from.resolve(new URI(location)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new PlayerException(
                    "The server sends from " + Addresses.brief(from) + " to an address that is none.", e);
        } catch (PlayerException e) {
            throw new PlayerException(
                    "The server sends from " + Addresses.brief(from) + " elsewhere: " + e.getMessage(), e);
        }
    }
}
