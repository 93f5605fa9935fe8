package dev.packlight.origin;

import dev.packlight.delivery.Body;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the origin makes of any headers, without a socket: each answer must be one that HTTP knows, and hold together.
 */
public final class HeaderFuzz {

    private static final byte[] TEXT = "#EXTM3U\n".repeat(10).getBytes(StandardCharsets.US_ASCII);
    private static final Answer ANSWER = new Answer(
            200, "text/plain", Body.of(TEXT), Optional.of(new byte[] {31, -117, 8}), "tag", 978_307_200_000L, "");
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8890);

    private HeaderFuzz() {}

    /** @param block headers as they come, one a line */
    public static void read(byte[] block) {
        HttpHeaders asked =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        new String(block, StandardCharsets.ISO_8859_1).lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                asked.add(line.substring(0, colon), line.substring(colon + 1).strip());
                HostNames.of(InetAddress.getLoopbackAddress()).cover(line.substring(colon + 1), LOCAL);
            }
        });
        Reply reply = Reply.of(ANSWER, asked);
        boolean holds =
                switch (reply.status()) {
                    case 200 -> reply.contentRange().isEmpty() && reply.body().length() > 0;
                    case 206 ->
                        reply.contentRange().endsWith("/" + TEXT.length)
                                && !reply.gzip()
                                && reply.body().length() > 0;
                    case 304 -> reply.body().length() == 0;
                    case 416 -> reply.contentRange().equals("bytes */" + TEXT.length);
                    default -> false;
                };
        if (!holds || reply.body().length() > 1024) {
            throw new AssertionError(reply + " to " + asked);
        }
    }
}
