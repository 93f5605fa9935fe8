package dev.packlight.app;

import dev.packlight.dash.DashFormat;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Progressive;
import dev.packlight.hds.HdsFormat;
import dev.packlight.hls.HlsFormat;
import dev.packlight.packaging.ThumbnailFormat;
import dev.packlight.smooth.SmoothFormat;
import dev.packlight.stills.ThumbnailSheets;
import java.util.List;

/** The forms in which assets are delivered, in the order that people see them. */
public final class Formats {

    private static final List<PackagingFormat> ALL = List.of(
            HlsFormat.ts(),
            HlsFormat.tsMuxed(),
            HlsFormat.cmaf(),
            DashFormat.cmaf(),
            DashFormat.csf(),
            SmoothFormat.current(),
            SmoothFormat.legacy(),
            new HdsFormat(),
            new ThumbnailFormat(new ThumbnailSheets()),
            new Progressive());

    private Formats() {}

    public static List<PackagingFormat> all() {
        return ALL;
    }
}
