package dev.packlight.checks;

import dev.packlight.bytes.ArraySource;
import dev.packlight.checks.ManifestReader.Link;
import dev.packlight.checks.ManifestReader.ToManifest;
import dev.packlight.checks.ManifestReader.ToSegment;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Subject.Missing;
import dev.packlight.checks.Subject.Segment;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges a stream as it is delivered: its manifests, and the first segments that each of them leads to. */
public final class Examination {

    /** No stream has more manifests than that. */
    private static final int MANIFESTS = 4096;

    private final Rulebook rules;
    private final Fetch fetch;
    private final int segmentsEach;
    private final Map<String, Optional<byte[]>> headers = new HashMap<>();
    private final List<Judged> judged = new ArrayList<>();

    /** Gets the bytes at an address. */
    @FunctionalInterface
    public interface Fetch {
        byte[] get(String address) throws IOException;
    }

    /** What was judged and what that gave. */
    public record Judged(Subject subject, List<Judgement> judgements) {}

    /** @param segmentsEach how many segments of each rendition are judged at the most */
    public Examination(Rulebook rules, Fetch fetch, int segmentsEach) {
        this.rules = rules;
        this.fetch = fetch;
        this.segmentsEach = segmentsEach;
    }

    /**
     * Judges what the manifest at {@code top} leads to, the manifest first; what cannot be got is a finding.
     *
     * @throws IOException where {@code top} itself cannot be got
     */
    public List<Judged> of(String top, Cancel cancel) throws IOException, MediaFormatException {
        Deque<String> waiting = new ArrayDeque<>(List.of(top));
        Set<String> seen = new HashSet<>(waiting);
        while (!waiting.isEmpty() && seen.size() <= MANIFESTS) {
            String address = waiting.pop();
            cancel.orGoOn();
            Optional<byte[]> text = address.equals(top) ? Optional.of(fetch.get(top)) : got(address);
            if (text.isEmpty()) {
                continue;
            }
            Manifest manifest = new Manifest(address, new String(text.get(), StandardCharsets.UTF_8));
            judge(manifest, cancel);
            List<Link> links = links(manifest);
            links.stream()
                    .filter(ToManifest.class::isInstance)
                    .map(link -> resolved(address, link.address()))
                    .filter(seen::add)
                    .forEach(waiting::add);
            segments(address, links, cancel);
        }
        return List.copyOf(judged);
    }

    /** The bytes at an address; a finding where there are none. */
    private Optional<byte[]> got(String address) {
        try {
            return Optional.of(fetch.get(address));
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            judge(new Missing(address, reason), Cancel.NEVER);
            return Optional.empty();
        }
    }

    private void segments(String manifest, List<Link> links, Cancel cancel) {
        Map<String, Integer> taken = new HashMap<>();
        Map<String, Segment> before = new HashMap<>();
        for (Link link : links) {
            if (link instanceof ToSegment to && taken.merge(to.group(), 1, Integer::sum) <= segmentsEach) {
                cancel.orGoOn();
                Optional<Segment> alone = segment(manifest, to);
                alone.ifPresent(segment -> {
                    Segment last = before.put(to.group(), segment);
                    judge(last == null ? segment : segment.behind(last), cancel);
                });
                if (alone.isEmpty()) {
                    before.remove(to.group());
                }
            }
        }
    }

    private void judge(Subject subject, Cancel cancel) {
        judged.add(new Judged(subject, rules.judge(subject, cancel)));
    }

    private List<Link> links(Manifest manifest) throws MediaFormatException {
        Optional<ManifestReader> reader =
                rules.readers().stream().filter(r -> r.reads(manifest)).findFirst();
        return reader.isPresent() ? reader.get().links(manifest) : List.of();
    }

    private Optional<Segment> segment(String base, ToSegment link) {
        String address = resolved(base, link.address());
        Optional<byte[]> header = link.header().isPresent()
                ? headers.computeIfAbsent(resolved(base, link.header().get()), this::got)
                : Optional.of(new byte[0]);
        return header.flatMap(init -> got(address)
                .map(media -> new Segment(
                        address,
                        new ArraySource(init),
                        new ArraySource(media),
                        Optional.of(link.promise()),
                        Optional.empty())));
    }

    private static String resolved(String base, String relative) {
        return base.substring(0, base.lastIndexOf('/') + 1) + relative;
    }
}
