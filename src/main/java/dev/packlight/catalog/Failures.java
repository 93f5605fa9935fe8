package dev.packlight.catalog;

import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong with one file or one task, in words for people. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /**
     * One sentence; what Packlight itself is to blame for goes to the log with its stack, once, as being about {@code
     * subject}.
     */
    public static String told(Object subject, Throwable e) {
        if (isOwnFault(e)) {
            LOG.error("{} failed", subject, e);
        }
        return sentence(e);
    }

    /** Whether nobody foresaw it: neither the file nor the disk is known to be wrong. */
    public static boolean isOwnFault(Throwable e) {
        return e instanceof Error
                || e instanceof RuntimeException
                        && !(e instanceof UncheckedIOException)
                        && !(e instanceof CatalogueFailure);
    }

    /** Whether the message of {@code e} may be shown as it is; those of the file system are bare paths. */
    public static boolean isInWords(Exception e) {
        return e.getMessage() != null && !e.getMessage().isBlank() && !(e instanceof IOException);
    }

    /** What went wrong, in one sentence. */
    public static String sentence(Throwable e) {
        return switch (e) {
            case MediaFormatException format -> upper(String.valueOf(format.getMessage())) + ".";
            case IOException io -> ofDisk(io);
            case UncheckedIOException io -> ofDisk(Objects.requireNonNull(io.getCause()));
            case OutOfMemoryError memory -> "It asks for more memory than there is.";
            case StackOverflowError nesting -> "It is nested too deeply to be read.";
            default -> isOwnFault(e) ? ownFault(e) : String.valueOf(e.getMessage());
        };
    }

    private static String ofDisk(IOException e) {
        return switch (e) {
            case NoSuchFileException missing ->
                missing.getReason() == null
                        ? "The file " + missing.getFile() + " is not there."
                        : upper(missing.getReason()) + ".";
            case AccessDeniedException denied -> "The file " + denied.getFile() + " may not be read.";
            case FileSystemException file ->
                "The file " + file.getFile() + " cannot be read: "
                        + (file.getReason() == null ? "no reason is known" : file.getReason()) + ".";
            default -> "The file cannot be read: " + e.getMessage() + ".";
        };
    }

    private static String ownFault(Throwable e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        return "Packlight failed on it (" + e.getClass().getSimpleName() + message + "); the log has the details.";
    }

    private static String upper(String sentence) {
        return sentence.isEmpty() ? "" : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
