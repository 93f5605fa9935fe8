package dev.packlight.ui.stream;

import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.ui.common.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the delivery table.
 *
 * @param name track name in URLs; empty for what no format carries
 * @param what codec, size, language; for what is left out, the reason
 * @param formats by format id, whether it is carried; empty for what is left out
 */
public record TrackRow(String name, String what, Map<String, Boolean> formats) {

    static List<TrackRow> of(Presentation presentation, List<PackagingFormat> formats) {
        List<TrackRow> rows = new ArrayList<>();
        for (Rendition r : presentation.renditions()) {
            Map<String, Boolean> carried = new LinkedHashMap<>();
            formats.forEach(f -> carried.put(f.id(), f.carries(r)));
            String size = r.isVideo()
                    ? r.video().widthPixels() + "×" + r.video().heightPixels()
                    : r.audio().channels() + " ch " + r.asset().language();
            rows.add(new TrackRow(
                    r.trackName(),
                    r.info().codecName() + " · " + size + " · " + Words.bitRate(r.bitrateBps())
                            + presentation.remark(r).map(words -> " · " + words).orElse(""),
                    carried));
        }
        for (TextRendition t : presentation.texts()) {
            Map<String, Boolean> carried = new LinkedHashMap<>();
            formats.forEach(f -> carried.put(f.id(), f.carriesText()));
            rows.add(new TrackRow(
                    t.trackName(),
                    "subtitles · " + t.language() + " · " + Words.count(t.cues().size(), "cue"),
                    carried));
        }
        presentation.leftOut().forEach(sentence -> rows.add(new TrackRow("", sentence, Map.of())));
        return rows;
    }
}
