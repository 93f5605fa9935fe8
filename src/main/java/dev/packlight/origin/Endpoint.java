package dev.packlight.origin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Where the origin listens.
 *
 * @param bind an address of this computer
 * @param port from 1 to 65535
 */
public record Endpoint(InetAddress bind, int port) {

    /** This computer alone, on the usual port. */
    public static final Endpoint STANDARD = new Endpoint(InetAddress.getLoopbackAddress(), Origin.DEFAULT_PORT);

    private static final String BIND = "origin.bind";
    private static final String PORT = "origin.port";
    /** Four figures with dots, or something with colons. */
    private static final String LITERAL = "\\d+(\\.\\d+){3}|[0-9a-fA-F.]*:[0-9a-fA-F.:]*(%\\w+)?";

    /**
     * What a person typed.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Endpoint parse(String bind, String port) {
        return new Endpoint(address(bind.strip()), number(port.strip()));
    }

    private static InetAddress address(String text) {
        try {
            if (text.matches(LITERAL)) {
                return InetAddress.ofLiteral(text);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(notAnAddress(text), e);
        }
        throw new IllegalArgumentException(notAnAddress(text));
    }

    private static String notAnAddress(String text) {
        return "'" + text + "' is no IP address; write 127.0.0.1, or 0.0.0.0 for every address of this computer.";
    }

    private static int number(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("'" + text + "' is no port; write a number from 1 to 65535.");
        }
        return port;
    }

    /**
     * What was kept, else the standard.
     *
     * @param settings values by name
     */
    public static Endpoint remembered(Function<String, Optional<String>> settings) {
        try {
            return parse(
                    settings.apply(BIND).orElse(STANDARD.bind.getHostAddress()),
                    settings.apply(PORT).orElse(String.valueOf(STANDARD.port)));
        } catch (IllegalArgumentException e) {
            return STANDARD;
        }
    }

    /** Keeps it under the names that {@link #remembered} asks for. */
    public void keep(BiConsumer<String, String> settings) {
        settings.accept(BIND, bind.getHostAddress());
        settings.accept(PORT, String.valueOf(port));
    }

    /** Addresses that the origin can listen on: this computer alone, every one, and each by itself. */
    public static List<String> offered() {
        List<String> found = new ArrayList<>(List.of(STANDARD.bind.getHostAddress(), "0.0.0.0"));
        try {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (each.isUp() && !each.isLoopback()) {
                    each.inetAddresses()
                            .filter(address -> !address.isLinkLocalAddress())
                            .map(InetAddress::getHostAddress)
                            .forEach(found::add);
                }
            }
        } catch (IOException e) {
            return List.copyOf(found);
        }
        return found.stream().distinct().toList();
    }
}
