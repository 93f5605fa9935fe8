package dev.packlight.delivery;

/** A request that cannot be answered with media. The message says what is wrong, {@link #advice()} what to do. */
public final class UnservableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why, by the names and numbers of the errors of Azure Media Services streaming endpoints. */
    public enum Reason {
        BAD_URL_SYNTAX(0x80890201),
        OUTPUT_FORMAT_BLOCKED(0x80890207),
        ENC_ENCRYPTION_NOT_SPECIFIED_IN_URL(0x8088024C),
        EGRESS_TRACK_NOT_FOUND(0x80890209),
        RESOURCE_NOT_FOUND(0x808901F9),
        EGRESS_FILTER_NOT_FOUND(0x8089020C),
        MANIFEST_MEDIA_ENTRY_NOT_FOUND(0x80890256),
        ENC_ENCRYPTION_NOT_SET_IN_DELIVERY_POLICY(0x8088024D),
        ENC_ALREADY_ENCRYPTED(0x8088021F),
        FRAGMENT_BY_INDEX_NOT_FOUND(0x80890252),
        FRAGMENT_TIMESTAMP_NOT_FOUND(0x80890255),
        STORAGE_RESOURCE_NOT_FOUND(0x808900ED),
        FORMAT_NOT_SUPPORTED(0x80890205),
        OUTPUT_FORMAT_NOT_SUPPORTED(0x8089020D),
        ENCRYPTION_NOT_SUPPORTED(0x80890208),
        MEDIA_TYPE_NOT_SUPPORTED(0x8089020E),
        VIDEO_ENCODING_NOT_SUPPORTED(0x80890210),
        AUDIO_ENCODING_NOT_SUPPORTED(0x80890211),
        INPUT_FORMAT_NOT_SUPPORTED(0x80890218),
        INVALID_NALU_LENGTH_FIELD(0x80890261),
        KEY_FRAME_INTERVAL_TOO_LARGE(0x808901FE),
        STORAGE_INVALID_RANGE(0x808900F1),
        STORAGE_FAILURE(0x808900F2);

        private final int azureCode;

        Reason(int azureCode) {
            this.azureCode = azureCode;
        }

        public String azureName() {
            return "MPE_" + name();
        }

        /** The number that stands beside the name in the original's table. */
        public int azureCode() {
            return azureCode;
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
