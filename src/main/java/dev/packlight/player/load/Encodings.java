package dev.packlight.player.load;

import dev.packlight.player.PlayerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Undoes what a server did to a body on its way (RFC 9110 §8.4). */
final class Encodings {

    private Encodings() {}

    /** The bytes that were asked for; no more of them are made than are wanted. */
    static byte[] decoded(Fetcher.Wanted wanted, HttpResponse<byte[]> response) throws PlayerException {
        String encoding = response.headers()
                .firstValue("content-encoding")
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "identity" -> response.body();
            case "gzip", "x-gzip" -> unzipped(wanted, response.body());
            default ->
                throw new PlayerException(Trouble.at(wanted.uri()) + " came in an encoding that was not asked for.");
        };
    }

    private static byte[] unzipped(Fetcher.Wanted wanted, byte[] body) throws PlayerException {
        if (body.length == 0) {
            return body;
        }
        int most = (int) Math.min(Integer.MAX_VALUE - 16L, wanted.mostBytes());
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw Fetcher.tooLarge(wanted);
            }
            return bytes;
        } catch (IOException e) {
            throw new PlayerException(Trouble.at(wanted.uri()) + " is no gzip, though the server says so.", e);
        }
    }
}
