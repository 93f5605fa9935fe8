package dev.packlight.delivery;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFile;
import java.util.Locale;
import java.util.Set;

/** The stored files as they are, by name. */
public final class Progressive implements PackagingFormat {

    private static final Set<String> SMOOTH_FILES = Set.of("ismv", "isma", "ismt", "ismc");

    @Override
    public Protocol protocol() {
        return Protocol.DOWNLOAD;
    }

    @Override
    public String id() {
        return "progressive";
    }

    @Override
    public String displayName() {
        return "Progressive";
    }

    @Override
    public String locatorPath(Asset asset) {
        return asset.tracks().stream()
                .reduce((a, b) -> a.track().kind() == b.track().kind() ? b : a)
                .map(AssetTrack::file)
                .orElse(asset.files().getFirst())
                .fileName();
    }

    @Override
    public boolean claims(DeliveryRequest request) {
        return request.resource() instanceof DeliveryRequest.File;
    }

    @Override
    public Carriage carriage() {
        return Carriage.FILE;
    }

    /** Smooth Streaming's own files are never downloaded, as with the original. */
    @Override
    public boolean carries(Rendition rendition) {
        return carries(rendition.codec()) && !isSmooth(rendition.asset().file().fileName());
    }

    private static boolean isSmooth(String name) {
        return SMOOTH_FILES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    @Override
    public DeliveryResponse answer(Presentation presentation, DeliveryRequest request) throws UnservableException {
        if (isSmooth(request.name())) {
            throw new UnservableException(
                    Reason.RESOURCE_NOT_FOUND,
                    "Files of Smooth Streaming are not downloaded: '" + request.name() + "' is one.",
                    "Ask for a stream of the asset; the Stream place lists its addresses.");
        }
        for (Rendition rendition : presentation.renditions()) {
            MediaFile file = rendition.asset().file();
            if (file.fileName().equals(request.name())) {
                return new DeliveryResponse(
                        contentType(file.fileName()),
                        DeliveryResponse.Use.MEDIA,
                        Body.of(Body.Stretches.of(rendition.source(), 0, file.sizeBytes())));
            }
        }
        throw new UnservableException(
                Reason.STORAGE_RESOURCE_NOT_FOUND,
                "This asset has no file '" + request.name() + "'.",
                "Copy the URL from the Stream place.");
    }

    private static String contentType(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".mov")
                ? "video/quicktime"
                : lower.endsWith(".m4a") ? MediaTypes.MP4_AUDIO : MediaTypes.MP4_VIDEO;
    }
}
