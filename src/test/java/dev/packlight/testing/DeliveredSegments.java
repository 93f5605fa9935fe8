package dev.packlight.testing;

import dev.packlight.app.Formats;
import dev.packlight.bytes.ArraySource;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.SourceSet;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.checks.Subject.Segment;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.Timescale;
import java.util.Optional;

/** Segments of the smallest rung of a sample, two seconds each, as a format delivers them. */
public final class DeliveredSegments {

    private final Presentation presentation;

    public DeliveredSegments() throws Exception {
        var open = SourceSet.serverManifest(SampleAssets.AURORA).open(new MediaFiles());
        presentation = Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL);
    }

    /**
     * @param format value of the format parameter
     * @param start {@code i} for the init segment, else the start in presentation ticks
     */
    public byte[] bytes(String format, String start) throws Exception {
        Rendition rung = presentation.video().getFirst();
        DeliveryRequest request = DeliveryRequest.parse("/L/aurora.ism/QualityLevels(" + rung.bitrateBps()
                + ")/Fragments(" + rung.trackName() + "=" + start + ",format=" + format + ")");
        return BodyReader.bytes(Formats.all().stream()
                .filter(f -> f.claims(request))
                .findFirst()
                .orElseThrow()
                .respond(presentation, request)
                .body());
    }

    /** A segment of two seconds that is promised at {@code startTicks}. */
    public static Segment segment(byte[] header, byte[] media, long startTicks, long durationTicks) {
        return new Segment(
                "s",
                new ArraySource(header),
                new ArraySource(media),
                Optional.of(Promise.at(startTicks, durationTicks, Timescale.PRESENTATION)),
                Optional.empty());
    }
}
