package dev.packlight.delivery;

import dev.packlight.delivery.UnservableException.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which protocols are served, and how each is encrypted. A protocol that is not enabled is blocked, as in the
 * original's delivery policies.
 *
 * @param name as the original names those that it brings along
 * @param enabled kinds of encryption by protocol, never an empty set
 */
public record StreamingPolicy(String name, Map<Protocol, Set<Encryption>> enabled) {

    /** No policy: everything, in the clear. */
    public static final StreamingPolicy NONE = of(
            "",
            Map.of(
                    Encryption.NONE,
                    Set.of(Protocol.DOWNLOAD, Protocol.DASH, Protocol.HLS, Protocol.SMOOTH, Protocol.HDS)));

    private static final Set<Protocol> STREAMING = Set.of(Protocol.DASH, Protocol.HLS, Protocol.SMOOTH);

    private static final List<StreamingPolicy> PREDEFINED = List.of(
            of(
                    "Predefined_ClearStreamingOnly",
                    Map.of(Encryption.NONE, Set.of(Protocol.DASH, Protocol.HLS, Protocol.SMOOTH, Protocol.HDS))),
            of("Predefined_DownloadAndClearStreaming", Map.of(Encryption.NONE, NONE.enabled.keySet())),
            of("Predefined_DownloadOnly", Map.of(Encryption.NONE, Set.of(Protocol.DOWNLOAD))),
            of("Predefined_ClearKey", Map.of(Encryption.ENVELOPE, STREAMING)),
            of("Predefined_MultiDrmCencStreaming", Map.of(Encryption.CENC, Set.of(Protocol.DASH, Protocol.SMOOTH))),
            of(
                    "Predefined_MultiDrmStreaming",
                    Map.of(
                            Encryption.CENC, Set.of(Protocol.DASH, Protocol.SMOOTH),
                            Encryption.CBCS, Set.of(Protocol.HLS))));

    public StreamingPolicy {
        Map<Protocol, Set<Encryption>> copy = new EnumMap<>(Protocol.class);
        enabled.forEach((protocol, kinds) -> copy.put(protocol, Collections.unmodifiableSet(EnumSet.copyOf(kinds))));
        enabled = Collections.unmodifiableMap(copy);
    }

    private static StreamingPolicy of(String name, Map<Encryption, Set<Protocol>> kinds) {
        Map<Protocol, Set<Encryption>> enabled = new EnumMap<>(Protocol.class);
        kinds.forEach((kind, protocols) ->
                protocols.forEach(protocol -> enabled.computeIfAbsent(protocol, p -> EnumSet.noneOf(Encryption.class))
                        .add(kind)));
        return new StreamingPolicy(name, enabled);
    }

    /** Those that the original brought along, by their names there. */
    public static List<StreamingPolicy> predefined() {
        return PREDEFINED;
    }

    /** The policy that the original brought along under this name, whatever the case of its letters. */
    public static Optional<StreamingPolicy> predefined(String name) {
        return PREDEFINED.stream()
                .filter(policy -> policy.name.equalsIgnoreCase(name))
                .findFirst();
    }

    public boolean allows(Protocol protocol) {
        return enabled.containsKey(protocol);
    }

    /** The kinds of encryption of a protocol; empty where it is blocked. */
    public Set<Encryption> kinds(Protocol protocol) {
        return enabled.getOrDefault(protocol, Set.of());
    }

    /**
     * How a request is answered.
     *
     * @param wanted what its address names
     * @throws UnservableException where the protocol is blocked, where the policy does not set what is wanted, and
     *     where it sets several and the address names none
     */
    public Encryption encryption(Protocol protocol, Optional<String> wanted) throws UnservableException {
        Set<Encryption> kinds = kinds(protocol);
        if (kinds.isEmpty()) {
            throw new UnservableException(
                    Reason.OUTPUT_FORMAT_BLOCKED,
                    protocol.displayName() + " is blocked by the policy " + name + ".",
                    "Use " + names(enabled.keySet()) + ", or another policy.");
        }
        if (wanted.isPresent()) {
            return kinds.stream()
                    .filter(kind -> kind.word().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> notSet(wanted.get(), kinds));
        }
        if (kinds.size() > 1) {
            throw new UnservableException(
                    Reason.ENC_ENCRYPTION_NOT_SPECIFIED_IN_URL,
                    "The policy " + name + " sets several encryptions, and the URL names none.",
                    "Add encryption=" + words(kinds) + " to the parameters of the URL.");
        }
        return kinds.iterator().next();
    }

    private static UnservableException notSet(String wanted, Set<Encryption> kinds) {
        String set = words(kinds);
        return new UnservableException(
                Reason.ENC_ENCRYPTION_NOT_SET_IN_DELIVERY_POLICY,
                "The URL wants encryption '" + wanted + "', and no delivery policy sets "
                        + (set.isEmpty() ? "any." : "it."),
                set.isEmpty()
                        ? "Leave encryption out of the URL: everything is served in the clear."
                        : "Ask for encryption=" + set + ", or leave it out of the URL.");
    }

    private static String words(Set<Encryption> kinds) {
        return kinds.stream().flatMap(kind -> kind.word().stream()).collect(Collectors.joining(" or "));
    }

    private static String names(Set<Protocol> protocols) {
        return protocols.stream().map(Protocol::displayName).collect(Collectors.joining(" or "));
    }
}
