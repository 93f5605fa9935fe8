package dev.packlight.origin;

import dev.packlight.delivery.PackagingFormat;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The embedded HTTP origin. Started and stopped as often as wanted; locators outlive it. */
public final class Origin implements AutoCloseable {

    /** Port that is tried first. */
    public static final int DEFAULT_PORT = 8765;

    private static final int PORTS_TRIED = 50;
    private static final Duration LATELY = Duration.ofSeconds(20);
    private static final long DRAIN_MS = 3000;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(128 << 10, 384 << 10);

    /** Headers are read, never sent on, so their characters need no check. */
    private static final HttpDecoderConfig DECODER = new HttpDecoderConfig().setValidateHeaders(false);

    private final KeptAnswers kept = new KeptAnswers();
    private final Router router;
    private final KeyDelivery keys;
    private final AccessLog log = new AccessLog();
    private final InstantSource clock;
    private final ConnectionLimits limits;
    private @Nullable Running running;

    /** What a started origin holds. */
    private record Running(Channel server, EventLoopGroup loops, ChannelGroup connections) {}

    /** An origin of what is served in the clear. */
    public Origin(Publications publications, List<PackagingFormat> formats, InstantSource clock) {
        this(publications, keyId -> Optional.empty(), formats, clock);
    }

    public Origin(
            Publications publications, ContentKeySource keys, List<PackagingFormat> formats, InstantSource clock) {
        this(publications, keys, formats, clock, ConnectionLimits.STANDARD);
    }

    Origin(
            Publications publications,
            ContentKeySource keys,
            List<PackagingFormat> formats,
            InstantSource clock,
            ConnectionLimits limits) {
        this.keys = new KeyDelivery(keys);
        this.router = new Router(publications, List.copyOf(formats), kept);
        this.clock = clock;
        this.limits = limits;
    }

    public AccessLog log() {
        return log;
    }

    /**
     * Listens on {@code port}, or on the next free one where {@code choice} allows it; 0 lets the system choose.
     *
     * @return the address that is listened on
     */
    public synchronized InetSocketAddress start(InetAddress bind, int port, PortChoice choice) throws IOException {
        if (running != null) {
            return address();
        }
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2), ioHandler());
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        HostNames names = HostNames.of(bind);
        int last = choice == PortChoice.OR_NEXT_FREE && port != 0 ? Math.min(65_535, port + PORTS_TRIED) : port;
        for (int attempt = port; attempt <= last; attempt++) {
            try {
                Channel server = bootstrap(names, connections)
                        .group(loops)
                        .bind(bind, attempt)
                        .sync()
                        .channel();
                running = new Running(server, loops, connections);
                return address();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception e) {
                if (!(e instanceof BindException) && !(e instanceof IOException)) {
                    throw e;
                }
            }
        }
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        throw new BindException(
                "Port " + port + (last > port ? " to " + last : "") + " on " + bind.getHostAddress() + " is taken.");
    }

    /** What to do when the port is taken. */
    public enum PortChoice {
        EXACTLY,
        OR_NEXT_FREE
    }

    public synchronized boolean isRunning() {
        return running != null;
    }

    /** Where the origin listens; call only while it runs. */
    public synchronized InetSocketAddress address() {
        if (running == null) {
            throw new IllegalStateException("the origin does not run");
        }
        return (InetSocketAddress) running.server.localAddress();
    }

    /** {@code http://127.0.0.1:8765}. */
    public synchronized String baseUrl() {
        InetSocketAddress address = address();
        String host = address.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** Who else reaches the origin, one sentence; empty where it is this computer alone. */
    public synchronized Optional<String> exposure() {
        return exposure(address().getAddress());
    }

    static Optional<String> exposure(InetAddress bound) {
        return bound.isLoopbackAddress()
                ? Optional.empty()
                : Optional.of("The origin listens on "
                        + (bound.isAnyLocalAddress() ? "every address of this computer" : bound.getHostAddress())
                        + ": whoever reaches it over the network can fetch everything in the library.");
    }

    /** How many clients asked for something lately, each counted once however many connections it has. */
    public synchronized int clients() {
        return running == null ? 0 : log.clients(clock.instant().minus(LATELY));
    }

    /** Takes no new connections, lets answers under way end for a while, then closes everything. */
    public synchronized void stop() {
        Running ending = running;
        if (ending == null) {
            return;
        }
        ending.server.close().syncUninterruptibly();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MS);
        while (System.nanoTime() < end
                && ending.connections.stream()
                        .map(c -> c.pipeline().get(RequestHandler.class))
                        .anyMatch(handler -> handler != null && handler.isBusy())) {
            pause();
        }
        ending.connections.close().awaitUninterruptibly(DRAIN_MS);
        ending.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        running = null;
        kept.clear();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private ServerBootstrap bootstrap(HostNames names, ChannelGroup connections) {
        return new ServerBootstrap()
                .channel(serverChannel())
                .option(ChannelOption.SO_BACKLOG, 512)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        admit(channel, names, connections);
                    }
                });
    }

    private void admit(Channel channel, HostNames names, ChannelGroup connections) {
        int open = connections.size();
        if (open >= 2 * limits.connections()) {
            channel.close();
            return;
        }
        connections.add(channel);
        if (open >= limits.connections()) {
            channel.pipeline().addLast(new Refusal(limits));
            return;
        }
        RequestDeadline deadline = new RequestDeadline(limits.requestMillis());
        IdleStateHandler idle = new IdleStateHandler(0, 0, limits.idleSeconds());
        RequestHandler handler =
                new RequestHandler(new OriginServices(router, keys, kept, log, clock, names, limits), deadline, idle);
        channel.pipeline()
                .addLast(
                        deadline,
                        handler.shortCut(),
                        new HttpRequestDecoder(DECODER),
                        new HttpResponseEncoder(),
                        idle,
                        handler);
    }

    private static IoHandlerFactory ioHandler() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    private static Class<? extends ServerChannel> serverChannel() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }
}
