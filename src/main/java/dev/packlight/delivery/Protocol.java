package dev.packlight.delivery;

/** What streaming policies allow or block, as in the original's {@code EnabledProtocols}. */
public enum Protocol {
    DOWNLOAD("Progressive download"),
    DASH("MPEG-DASH"),
    HLS("HLS"),
    SMOOTH("Smooth Streaming"),
    /** The original had dropped it by the time it had such policies; here it counts as streaming in the clear. */
    HDS("HDS");

    private final String displayName;

    Protocol(String displayName) {
        this.displayName = displayName;
    }

    public String displayName() {
        return displayName;
    }
}
