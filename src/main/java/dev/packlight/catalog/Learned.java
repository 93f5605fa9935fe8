package dev.packlight.catalog;

import dev.packlight.catalog.SetRecognizer.Candidate;
import dev.packlight.checks.AssetReport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What reading a set gave, without its sample tables.
 *
 * @param facts what grouping needs, of the first file; empty where nothing was read
 * @param summary what the library shows of it; empty where nothing was read
 * @param problem why nothing was read, one sentence
 * @param addresses where it is served, by the policy and the formats for which that was asked
 */
record Learned(
        Optional<Facts> facts,
        Optional<AssetSummary> summary,
        Optional<String> problem,
        Map<String, Addresses> addresses) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Learned {
        addresses = Map.copyOf(addresses);
    }

    /** A {@link Candidate} but for its path. */
    record Facts(double durationSeconds, int width, int height, long averageBps) {

        static Facts of(Candidate candidate) {
            return new Facts(
                    candidate.durationSeconds(), candidate.width(), candidate.height(), candidate.averageBps());
        }

        Candidate candidate(Path path) {
            return new Candidate(path, durationSeconds, width, height, averageBps);
        }
    }

    static Learned of(SourceSet set, AssetReport report) {
        return new Learned(
                Optional.of(
                        Facts.of(Candidate.of(set.key(), report.asset().files().getFirst()))),
                Optional.of(AssetSummary.of(report)),
                Optional.empty(),
                Map.of());
    }

    static Learned problem(String sentence) {
        return new Learned(Optional.empty(), Optional.empty(), Optional.of(sentence), Map.of());
    }

    Learned with(String question, Addresses answer) {
        Map<String, Addresses> more = new HashMap<>(addresses);
        more.put(question, answer);
        return new Learned(facts, summary, problem, more);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    /** Empty where the text is none of {@link #json()}. */
    static Optional<Learned> ofJson(String json) {
        try {
            return Optional.of(JSON.readValue(json, Learned.class));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
