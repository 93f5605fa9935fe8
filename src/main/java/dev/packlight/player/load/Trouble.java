package dev.packlight.player.load;

import dev.packlight.player.PlayerException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Words for what goes wrong on a network. */
public final class Trouble {

    private Trouble() {}

    /** Why nothing came from {@code uri}, for people; an {@link Error} goes on as it is. */
    static PlayerException of(URI uri, Throwable thrown, Limits limits) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return new PlayerException.Passing(
                "Nothing could be loaded from " + Addresses.brief(uri) + ": " + words(thrown, limits) + ".", thrown);
    }

    private static String words(Throwable thrown, Limits limits) {
        return switch (thrown) {
            case HttpConnectTimeoutException _ -> "no connection within " + time(limits.connect());
            case HttpTimeoutException _ -> "no answer within " + time(limits.answer());
            case ConnectException e when isUnresolved(e) -> "there is no such host";
            case ConnectException _ -> "nobody listens there";
            case SSLException _ -> "the secured connection failed";
            case ProtocolException _ -> "the server does not speak HTTP as it should";
            case EOFException _ -> "the answer ended early";
            default -> endedEarly(thrown) ? "the answer ended early" : "the connection broke";
        };
    }

    private static boolean isUnresolved(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    /** The JDK's client tells a body that is shorter than announced only by its message. */
    private static boolean endedEarly(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return message.contains("content-length") || message.contains("EOF") || message.contains("no bytes");
    }

    /** The resource as a sentence's subject. */
    static String at(URI uri) {
        return "What lies at " + Addresses.brief(uri);
    }

    public static String time(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }

    static String size(long bytes) {
        return bytes < 1000
                ? bytes + " bytes"
                : bytes < 1_000_000 ? bytes / 1000 + " kB" : String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }
}
