package dev.packlight.media;

/**
 * Subtitles that lie in a file of their own beside the media.
 *
 * @param fileName last part of its path
 * @param language BCP 47 tag or ISO 639-2 code; empty where unknown
 * @param title words for people; empty where none were given
 * @param isDefault whether players show it unasked
 * @param forced whether it holds only what must be read
 * @param characteristics {@code CHARACTERISTICS} of HLS; empty where there are none
 * @param content its bytes; none where it is not read
 * @param obstacle why it is not read, as the end of a sentence that begins with its name; empty where nothing speaks
 *     against it
 */
public record TextFile(
        String fileName,
        String language,
        String title,
        boolean isDefault,
        boolean forced,
        String characteristics,
        byte[] content,
        String obstacle) {

    public TextFile {
        content = content.clone();
    }
}
