package dev.packlight.origin;

import dev.packlight.catalog.Publication;
import dev.packlight.delivery.Asking;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.DeliveryResponse;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a request target to an answer. */
final class Router {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final String SOUND = "audiotrack";

    private final Publications publications;
    private final List<PackagingFormat> formats;
    private final KeptAnswers kept;

    Router(Publications publications, List<PackagingFormat> formats, KeptAnswers kept) {
        this.publications = publications;
        this.formats = formats;
        this.kept = kept;
    }

    /**
     * Works out the answer of {@code target}; may read files.
     *
     * @param decoded is told the decoded path
     */
    Answer answer(String target, Consumer<String> decoded) {
        try {
            String path = RequestTarget.path(target);
            decoded.accept(path);
            return resolve(target, path);
        } catch (UnservableException e) {
            return Answer.problem(e);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} could not be read", target, e);
            return Answer.problem(new UnservableException(
                    Reason.STORAGE_FAILURE,
                    "The source could not be read: " + e.getMessage() + ".",
                    "Check the file and the disk."));
        }
    }

    private Answer resolve(String target, String path) throws UnservableException, IOException {
        DeliveryRequest request = DeliveryRequest.parse(path);
        UUID locator = locator(request.locator());
        Publication publication = publications.find(locator);
        requireName(request, publication);
        PackagingFormat format = format(request);
        Asking asking = Asking.of(format, request);
        Presentation presentation = publication.presentation(asking);
        if (request.parameter(SOUND).isPresent()) {
            request = request.with(
                    SOUND, presentation.sound(request.parameter(SOUND).get()).trackName());
        }
        KeptAnswers.Meaning meaning =
                new KeptAnswers.Meaning(presentation.fingerprint(), format.id() + " " + request.meaning());
        Optional<Answer> known = kept.find(meaning);
        if (known.isPresent()) {
            kept.learn(target, path, locator, publication, asking, meaning);
            return known.get();
        }
        DeliveryResponse response = format.respond(presentation, request);
        Answer answer = answer(response, meaning, publication.modifiedMillis());
        if (response.use() != DeliveryResponse.Use.MEDIA) {
            kept.keep(meaning, answer);
        }
        if (response.use() != DeliveryResponse.Use.MEDIA || kept.segments().asked(meaning, answer)) {
            kept.learn(target, path, locator, publication, asking, meaning);
        }
        return answer;
    }

    private static void requireName(DeliveryRequest request, Publication publication) throws UnservableException {
        if (!(request.resource() instanceof DeliveryRequest.File)
                && !request.name().equals(publication.name())) {
            throw new UnservableException(
                    Reason.RESOURCE_NOT_FOUND,
                    "This locator has no server manifest '" + request.name() + ".ism'.",
                    "Copy the URL from the Stream place.");
        }
    }

    private PackagingFormat format(DeliveryRequest request) throws UnservableException {
        return formats.stream()
                .filter(f -> f.claims(request))
                .findFirst()
                .orElseThrow(() -> new UnservableException(
                        Reason.FORMAT_NOT_SUPPORTED,
                        "The format '" + request.format() + "' is not known.",
                        "Use one of the formats that the Stream place lists."));
    }

    private static Answer answer(DeliveryResponse response, KeptAnswers.Meaning meaning, long modifiedMillis)
            throws IOException {
        boolean text = response.use() == DeliveryResponse.Use.MANIFEST;
        return new Answer(
                200,
                response.contentType(),
                response.body(),
                text ? Optional.of(gzip(response.body())) : Optional.empty(),
                meaning.fingerprint() + "-" + Integer.toHexString(meaning.text().hashCode()),
                modifiedMillis,
                "");
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

    private static byte[] gzip(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            BodyReader.write(body, out);
        }
        return bytes.toByteArray();
    }
}
