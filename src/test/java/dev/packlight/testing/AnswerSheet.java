package dev.packlight.testing;

import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.UnservableException;
import dev.packlight.media.Asset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What a format answers, as text that a person can review: manifests whole with one element a line, media by length and
 * digest, refusals in their words.
 */
public final class AnswerSheet {

    private final PackagingFormat format;
    private final StringBuilder text = new StringBuilder();

    public AnswerSheet(PackagingFormat format, Asset asset) {
        this.format = format;
        text.append(format.id()).append(", ").append(format.displayName()).append(": ");
        text.append(format.locatorPath(asset)).append('\n');
    }

    /** Begins a part. */
    public AnswerSheet about(String words) {
        text.append("\n== ").append(words).append('\n');
        return this;
    }

    /** Asks for {@code /L/synthetic.ism/} and each of {@code paths}. */
    public AnswerSheet ask(Presentation presentation, String... paths) throws Exception {
        for (String path : paths) {
            text.append("\n> ").append(path).append('\n');
            try {
                DeliveryRequest request = DeliveryRequest.parse("/L/synthetic.ism/" + path);
                if (format.claims(request)) {
                    answer(format.respond(presentation, request));
                } else {
                    text.append("is not for this format\n");
                }
            } catch (UnservableException e) {
                text.append(e.reason()).append(": ").append(e.getMessage());
                text.append(' ').append(e.advice()).append('\n');
            }
        }
        return this;
    }

    private void answer(DeliveryResponse response) throws Exception {
        byte[] bytes = BodyReader.bytes(response.body());
        if (response.body().length() != bytes.length) {
            throw new IOException("said " + response.body().length() + " bytes, sent " + bytes.length);
        }
        text.append(response.contentType()).append(", ").append(response.use()).append('\n');
        if (response.use() == DeliveryResponse.Use.MANIFEST) {
            text.append(new String(bytes, StandardCharsets.UTF_8).replace("><", ">\n<"));
            return;
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        text.append(bytes.length)
                .append(" bytes, ")
                .append(HexFormat.of().formatHex(digest, 0, 8))
                .append('\n');
    }

    /** Compares with the golden file {@code name}. */
    public void check(String name) throws IOException {
        Golden.check(name, text.toString());
    }
}
