package dev.packlight.hds;

import dev.packlight.checks.Check;
import dev.packlight.checks.Finding;
import dev.packlight.checks.LocatedXml;
import dev.packlight.checks.Measure.Text;
import dev.packlight.checks.Outcome;
import dev.packlight.checks.Rule;
import dev.packlight.checks.Rulebook;
import dev.packlight.checks.Severity;
import dev.packlight.checks.Statement;
import dev.packlight.checks.Subject.Manifest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules for Flash Media Manifests (Adobe F4M 1.0), and those for their fragments. */
public final class HdsRules {

    private static final Rule BOOTSTRAP = Rule.of(
            "hds-bootstrap",
            Severity.MUST,
            "A rate has no bootstrap",
            "a bootstrapInfo with the id that media@bootstrapInfoId names",
            "Adobe Flash Media Manifest 1.0, bootstrapInfo",
            "Write a bootstrapInfo for each media element, and name it.");

    private HdsRules() {}

    public static Rulebook book() {
        return Rulebook.ofManifests(List.of(Check.of(BOOTSTRAP, (manifest, cancel) -> judge(manifest))), new HdsLinks())
                .plus(Rulebook.ofSegments(List.of(new TagTimeCheck())));
    }

    private static Outcome judge(Manifest manifest) {
        return manifest.xml("manifest")
                .map(root -> Outcome.of(broken(manifest, root)))
                .orElse(new Outcome.NotApplicable("it is no Flash Media Manifest"));
    }

    private static List<Finding> broken(Manifest manifest, LocatedXml root) {
        Set<String> known = root.children("bootstrapInfo")
                .flatMap(info -> info.attribute("id").stream())
                .collect(Collectors.toSet());
        return root.children("media")
                .filter(media ->
                        !known.contains(media.attribute("bootstrapInfoId").orElse("")))
                .map(media -> Finding.of(
                        BOOTSTRAP,
                        media.in(manifest),
                        Statement.of("there is no bootstrapInfo {id}")
                                .with(
                                        "id",
                                        new Text(media.attribute("bootstrapInfoId")
                                                .orElse("")))))
                .toList();
    }
}
