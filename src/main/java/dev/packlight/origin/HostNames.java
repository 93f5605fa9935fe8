package dev.packlight.origin;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of a listening origin. A request that names another host is refused (RFC 9110 §7.4), so that a web page
 * cannot reach the library by pointing a name of its own at this computer.
 */
final class HostNames {

    private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);

    private final Set<String> names = new HashSet<>(Set.of("localhost"));

    private HostNames() {}

    /** @param bind the address that is listened on, with the name under which it was given */
    static HostNames of(InetAddress bind) {
        HostNames hosts = new HostNames();
        hosts.add(new InetSocketAddress(bind, 0).getHostString());
        if (!bind.isLoopbackAddress()) {
            hosts.addComputer();
        }
        return hosts;
    }

    private void addComputer() {
        try {
            String computer = InetAddress.getLocalHost().getHostName();
            add(computer);
            add(computer + ".local");
        } catch (UnknownHostException e) {
            LOG.info("this computer does not know its own name: {}", e.getMessage());
        }
    }

    private void add(String name) {
        names.add(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether {@code authority}, {@code host[:port]}, means this origin.
     *
     * @param local the end of the connection that is here
     */
    boolean cover(String authority, InetSocketAddress local) {
        String text = authority.strip();
        int colon = text.startsWith("[") ? text.indexOf(':', Math.max(0, text.indexOf(']'))) : text.indexOf(':');
        if (colon >= 0 && !text.substring(colon + 1).equals(String.valueOf(local.getPort()))) {
            return false;
        }
        String host = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
        return names.contains(host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
                || isAddress(host, local.getAddress());
    }

    private static boolean isAddress(String host, InetAddress local) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        byte[] bytes =
                NetUtil.createByteArrayFromIpAddressString(bracketed ? host.substring(1, host.length() - 1) : host);
        if (bytes == null) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            return address.isLoopbackAddress() || address.equals(local);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
