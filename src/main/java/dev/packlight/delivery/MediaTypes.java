package dev.packlight.delivery;

/** Media types of what is delivered. */
public final class MediaTypes {

    public static final String HLS_PLAYLIST = "application/vnd.apple.mpegurl";
    public static final String DASH_MPD = "application/dash+xml";
    public static final String SMOOTH_MANIFEST = "application/vnd.ms-sstr+xml";
    public static final String HDS_MANIFEST = "application/f4m+xml";
    public static final String HDS_FRAGMENT = "video/f4f";
    public static final String JPEG = "image/jpeg";
    public static final String WEBVTT = "text/vtt";
    public static final String MP4_APPLICATION = "application/mp4";
    public static final String MPEG_TS = "video/mp2t";
    public static final String MP4_VIDEO = "video/mp4";
    public static final String MP4_AUDIO = "audio/mp4";

    private MediaTypes() {}

    public static String mp4(Rendition rendition) {
        return rendition.isVideo() ? MP4_VIDEO : MP4_AUDIO;
    }
}
