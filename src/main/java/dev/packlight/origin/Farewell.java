package dev.packlight.origin;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection behind its last answer: this side is closed, the other side's bytes are taken and dropped for a
 * while. Closing both at once would make the system throw away what the client has not read yet (RFC 9112 §9.6).
 */
final class Farewell {

    private Farewell() {}

    /** Says that nothing more comes. */
    static void say(Channel channel, long lingerMillis) {
        if (((DuplexChannel) channel).isInputShutdown()) {
            channel.close();
            return;
        }
        ((DuplexChannel) channel).shutdownOutput();
        channel.eventLoop().schedule(() -> channel.close(), lingerMillis, TimeUnit.MILLISECONDS);
    }

    /** The other side says so, too. */
    static void endIfSaid(Channel channel) {
        if (((DuplexChannel) channel).isOutputShutdown()) {
            channel.close();
        }
    }
}
