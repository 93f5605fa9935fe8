package dev.packlight.app;

import dev.packlight.checks.AssetRules;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.Examination;
import dev.packlight.checks.Fmp4Rules;
import dev.packlight.checks.Rulebook;
import dev.packlight.checks.SessionRules;
import dev.packlight.dash.DashRules;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.hds.HdsRules;
import dev.packlight.hls.HlsRules;
import dev.packlight.media.MediaFormatException;
import dev.packlight.smooth.SmoothRules;
import java.io.IOException;
import java.util.List;

/** The rules by which assets, streams and sessions are judged. */
public final class Rules {

    private static final Rulebook BOOK = Rulebook.of(List.of(
            AssetRules.book(),
            HlsRules.book(),
            DashRules.book(),
            SmoothRules.book(),
            HdsRules.book(),
            Fmp4Rules.book(),
            SessionRules.book()));

    private Rules() {}

    public static Rulebook book() {
        return BOOK;
    }

    /**
     * Judges an asset as a format delivers it: every manifest, and the first segments of every rendition; nothing where
     * the format has no manifests.
     *
     * @param segmentsEach how many segments of a rendition are judged at the most
     */
    public static List<Examination.Judged> judge(
            PackagingFormat format, Presentation presentation, int segmentsEach, Cancel cancel)
            throws IOException, MediaFormatException {
        DeliveredStream stream = new DeliveredStream(format, presentation);
        return stream.hasManifest() ? new Examination(BOOK, stream, segmentsEach).of(stream.top(), cancel) : List.of();
    }
}
