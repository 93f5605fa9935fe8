package dev.packlight.origin;

import dev.packlight.delivery.UnservableException;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** From reasons to HTTP numbers, and the JSON that says it in words (Azure Media Services streaming error codes). */
final class StatusMapping {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StatusMapping() {}

    static HttpResponseStatus status(UnservableException.Reason reason) {
        return switch (reason) {
            case BAD_URL_SYNTAX, ENC_ENCRYPTION_NOT_SPECIFIED_IN_URL -> HttpResponseStatus.BAD_REQUEST;
            case OUTPUT_FORMAT_BLOCKED, ENC_ENCRYPTION_NOT_SET_IN_DELIVERY_POLICY -> HttpResponseStatus.FORBIDDEN;
            case EGRESS_TRACK_NOT_FOUND,
                    RESOURCE_NOT_FOUND,
                    EGRESS_FILTER_NOT_FOUND,
                    MANIFEST_MEDIA_ENTRY_NOT_FOUND,
                    FRAGMENT_BY_INDEX_NOT_FOUND,
                    FRAGMENT_TIMESTAMP_NOT_FOUND,
                    STORAGE_RESOURCE_NOT_FOUND -> HttpResponseStatus.NOT_FOUND;
            case FORMAT_NOT_SUPPORTED,
                    OUTPUT_FORMAT_NOT_SUPPORTED,
                    ENCRYPTION_NOT_SUPPORTED,
                    ENC_ALREADY_ENCRYPTED,
                    MEDIA_TYPE_NOT_SUPPORTED,
                    VIDEO_ENCODING_NOT_SUPPORTED,
                    AUDIO_ENCODING_NOT_SUPPORTED,
                    INPUT_FORMAT_NOT_SUPPORTED,
                    INVALID_NALU_LENGTH_FIELD,
                    KEY_FRAME_INTERVAL_TOO_LARGE -> HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE;
            case STORAGE_INVALID_RANGE -> HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
            case STORAGE_FAILURE -> HttpResponseStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /** {@code {"code":…,"hexCode":…,"message":…,"advice":…}}. */
    static byte[] problem(UnservableException e) {
        Map<String, String> problem = new LinkedHashMap<>();
        problem.put("code", e.reason().azureName());
        problem.put("hexCode", "0x%08X".formatted(e.reason().azureCode()));
        problem.put("message", e.getMessage());
        problem.put("advice", e.advice());
        return JSON.writeValueAsBytes(problem);
    }

    /** The same for what the original has no number for. */
    static byte[] problem(String code, String message, String advice) {
        Map<String, String> problem = new LinkedHashMap<>();
        problem.put("code", code);
        problem.put("message", message);
        problem.put("advice", advice);
        return JSON.writeValueAsBytes(problem);
    }
}
