package dev.packlight.media;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the samples of a track are coded: the sample entry of {@code stsd} (ISO/IEC 14496-12 §8.5.2).
 *
 * @param fourcc the entry's type, four characters
 * @param boxes payloads of the entry's child boxes by type; the first of each type
 * @param widthPixels coded width; 0 where the track is no video
 * @param heightPixels coded height; 0 where the track is no video
 * @param channels channel count as the entry says it; 0 where the track is no audio
 * @param sampleRateHz sampling rate as the entry says it; 0 where the track is no audio
 * @param samples the beginnings of some of the first samples, where the codec must look there for what the entry
 *     does not say
 */
public record SampleDescription(
        String fourcc,
        Map<String, byte[]> boxes,
        int widthPixels,
        int heightPixels,
        int channels,
        long sampleRateHz,
        List<byte[]> samples) {

    public SampleDescription(
            String fourcc,
            Map<String, byte[]> boxes,
            int widthPixels,
            int heightPixels,
            int channels,
            long sampleRateHz) {
        this(fourcc, boxes, widthPixels, heightPixels, channels, sampleRateHz, List.of());
    }

    public SampleDescription {
        boxes = Map.copyOf(new LinkedHashMap<>(boxes));
        samples = List.copyOf(samples);
    }

    public SampleDescription withSamples(List<byte[]> beginnings) {
        return new SampleDescription(fourcc, boxes, widthPixels, heightPixels, channels, sampleRateHz, beginnings);
    }

    /** Payload of the child box {@code type}. */
    public Optional<byte[]> box(String type) {
        return Optional.ofNullable(boxes.get(type));
    }
}
