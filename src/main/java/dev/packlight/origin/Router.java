package dev.packlight.origin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packlight.catalog.Publication;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a path to an answer. Manifests and init segments are kept whole until a source file changes. */
final class Router {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final long CACHE_BYTES = 64 << 20;
    private static final String JSON = "application/json";

    private final Publications publications;
    private final List<PackagingFormat> formats;
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(CACHE_BYTES)
            .weigher((String path, Kept k) -> (int) Math.min(
                    Integer.MAX_VALUE,
                    512
                            + k.answer.body().length()
                            + k.answer.compressed().map(c -> c.length).orElse(0)))
            .build();

    Router(Publications publications, List<PackagingFormat> formats) {
        this.publications = publications;
        this.formats = formats;
    }

    /** An answer that is kept, and the forms in which it is sent most. */
    static final class Kept {
        private final Answer answer;
        private final Publication publication;
        private final ReadyReply plain;
        private final ReadyReply compressed;

        Kept(Answer answer, Publication publication) {
            this.answer = answer;
            this.publication = publication;
            this.plain = ReadyReply.of(answer, Reply.plain(answer));
            this.compressed = answer.compressed().isPresent() ? ReadyReply.of(answer, Reply.compressed(answer)) : plain;
        }

        Answer answer() {
            return answer;
        }

        ReadyReply ready(HttpHeaders asked) {
            return compressed != plain && Reply.acceptsGzip(asked) ? compressed : plain;
        }
    }

    /** The kept answer of {@code path}, if its files are unchanged; never reads media. */
    Optional<Kept> recall(String path) {
        Kept found = kept.getIfPresent(path);
        if (found == null) {
            return Optional.empty();
        }
        if (!found.publication.isTrusted(System.nanoTime())) {
            kept.invalidate(path);
            return Optional.empty();
        }
        return Optional.of(found);
    }

    /** Works out the answer of the decoded {@code path}; may read files. */
    Answer answer(String path) {
        try {
            return resolve(path);
        } catch (UnservableException e) {
            return error(StatusMapping.status(e.reason()), e.reason().azureName(), e.getMessage(), e.advice());
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} could not be read", path, e);
            return error(
                    StatusMapping.status(Reason.STORAGE_FAILURE),
                    Reason.STORAGE_FAILURE.azureName(),
                    "The source could not be read: " + e.getMessage() + ".",
                    "Check the file and the disk.");
        } catch (RuntimeException e) {
            LOG.error("{} failed", path, e);
            return error(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR,
                    "INTERNAL_ERROR",
                    "Packlight failed on this request; the log has the details.",
                    "Please report it with the log.");
        }
    }

    private Answer resolve(String path) throws UnservableException, IOException {
        DeliveryRequest request = DeliveryRequest.parse(path);
        Publication publication = publications.find(locator(request.locator()));
        boolean named = request.resource() instanceof DeliveryRequest.File
                || request.name().equals(publication.presentation().asset().name());
        if (!named) {
            throw new UnservableException(
                    Reason.RESOURCE_NOT_FOUND,
                    "This locator has no server manifest '" + request.name() + ".ism'.",
                    "Copy the URL from the Stream place.");
        }
        PackagingFormat format = formats.stream()
                .filter(f -> f.claims(request))
                .findFirst()
                .orElseThrow(() -> new UnservableException(
                        Reason.FORMAT_NOT_SUPPORTED,
                        "The format '" + request.format() + "' is not known.",
                        "Use one of the formats that the Stream place lists."));
        DeliveryResponse response = format.respond(publication.presentation(request.parameter("filter")), request);
        String etag = Integer.toHexString(publication.identity()) + "-" + Integer.toHexString(path.hashCode());
        boolean text = response.use() == DeliveryResponse.Use.MANIFEST;
        Answer answer = new Answer(
                200,
                response.contentType(),
                response.body(),
                text ? Optional.of(gzip(response.body())) : Optional.empty(),
                etag,
                publication.modifiedMillis(),
                "");
        if (response.use() != DeliveryResponse.Use.MEDIA) {
            kept.put(path, new Kept(answer, publication));
        }
        return answer;
    }

    private static UUID locator(String text) throws UnservableException {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnservableException(
                    Reason.RESOURCE_NOT_FOUND,
                    "'" + text + "' is no locator.",
                    "A locator is a GUID; copy the URL from the Stream place.");
        }
    }

    static Answer error(HttpResponseStatus status, String code, String message, String advice) {
        return new Answer(
                status.code(),
                JSON,
                Body.of(StatusMapping.problem(code, message, advice)),
                Optional.empty(),
                "",
                0,
                code);
    }

    private static byte[] gzip(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            BodyReader.write(body, out);
        }
        return bytes.toByteArray();
    }
}
