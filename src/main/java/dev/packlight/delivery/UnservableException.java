package dev.packlight.delivery;

/** A request that cannot be answered with media. The message says what is wrong, {@link #advice()} what to do. */
public final class UnservableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why, by the error names of Azure Media Services streaming endpoints. */
    public enum Reason {
        BAD_URL_SYNTAX("MPE_BAD_URL_SYNTAX"),
        OUTPUT_FORMAT_BLOCKED("MPE_OUTPUT_FORMAT_BLOCKED"),
        EGRESS_TRACK_NOT_FOUND("MPE_EGRESS_TRACK_NOT_FOUND"),
        RESOURCE_NOT_FOUND("MPE_RESOURCE_NOT_FOUND"),
        EGRESS_FILTER_NOT_FOUND("MPE_EGRESS_FILTER_NOT_FOUND"),
        MANIFEST_MEDIA_ENTRY_NOT_FOUND("MPE_MANIFEST_MEDIA_ENTRY_NOT_FOUND"),
        ENC_ALREADY_ENCRYPTED("MPE_ENC_ALREADY_ENCRYPTED"),
        FRAGMENT_BY_INDEX_NOT_FOUND("MPE_FRAGMENT_BY_INDEX_NOT_FOUND"),
        FRAGMENT_TIMESTAMP_NOT_FOUND("MPE_FRAGMENT_TIMESTAMP_NOT_FOUND"),
        STORAGE_RESOURCE_NOT_FOUND("MPE_STORAGE_RESOURCE_NOT_FOUND"),
        FORMAT_NOT_SUPPORTED("MPE_FORMAT_NOT_SUPPORTED"),
        OUTPUT_FORMAT_NOT_SUPPORTED("MPE_OUTPUT_FORMAT_NOT_SUPPORTED"),
        ENCRYPTION_NOT_SUPPORTED("MPE_ENCRYPTION_NOT_SUPPORTED"),
        MEDIA_TYPE_NOT_SUPPORTED("MPE_MEDIA_TYPE_NOT_SUPPORTED"),
        VIDEO_ENCODING_NOT_SUPPORTED("MPE_VIDEO_ENCODING_NOT_SUPPORTED"),
        AUDIO_ENCODING_NOT_SUPPORTED("MPE_AUDIO_ENCODING_NOT_SUPPORTED"),
        INPUT_FORMAT_NOT_SUPPORTED("MPE_INPUT_FORMAT_NOT_SUPPORTED"),
        INVALID_NALU_LENGTH_FIELD("MPE_INVALID_NALU_LENGTH_FIELD"),
        KEY_FRAME_INTERVAL_TOO_LARGE("MPE_KEY_FRAME_INTERVAL_TOO_LARGE"),
        STORAGE_INVALID_RANGE("MPE_STORAGE_INVALID_RANGE"),
        STORAGE_FAILURE("MPE_STORAGE_FAILURE");

        private final String azureName;

        Reason(String azureName) {
            this.azureName = azureName;
        }

        public String azureName() {
            return azureName;
        }
    }

    private final Reason reason;
    private final String advice;

    /**
     * @param sentence what is wrong, one sentence
     * @param advice what to do, one sentence
     */
    public UnservableException(Reason reason, String sentence, String advice) {
        super(sentence);
        this.reason = reason;
        this.advice = advice;
    }

    public Reason reason() {
        return reason;
    }

    public String advice() {
        return advice;
    }
}
