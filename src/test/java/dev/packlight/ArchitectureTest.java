package dev.packlight;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.NullMarked;

/** The rings of the house: arrows point downwards only, protocols are strangers, the middle is pure. */
@AnalyzeClasses(packages = "dev.packlight", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] RING_0 = {"..packlight.media..", "..packlight.bytes..", "..packlight.codec.."};
    private static final String[] RING_1 = {
        "..packlight.drm..",
        "..packlight.isobmff..",
        "..packlight.mpegts..",
        "..packlight.protection..",
        "..packlight.segmentation..",
        "..packlight.subtitles.."
    };
    private static final String[] PURE = {
        "..packlight.media..",
        "..packlight.bytes..",
        "..packlight.codec..",
        "..packlight.drm..",
        "..packlight.isobmff..",
        "..packlight.mpegts..",
        "..packlight.protection..",
        "..packlight.segmentation..",
        "..packlight.subtitles..",
        "..packlight.delivery..",
        "..packlight.packaging..",
        "..packlight.hls..",
        "..packlight.dash..",
        "..packlight.smooth..",
        "..packlight.hds..",
        "..packlight.checks.."
    };
    private static final String[] SEAM = {"..packlight.delivery..", "..packlight.packaging.."};
    private static final String[] RING_2 = {
        "..packlight.hls..", "..packlight.dash..", "..packlight.smooth..", "..packlight.hds..", "..packlight.checks.."
    };
    private static final String[] RING_3 = {
        "..packlight.catalog..",
        "..packlight.origin..",
        "..packlight.player..",
        "..packlight.stills..",
        "..packlight.work.."
    };
    private static final String[] RING_4 = {"..packlight.ui..", "..packlight.cli..", "..packlight.app.."};

    /** Then the compiler holds that nothing is null by accident. */
    @ArchTest
    static void packages_sayWhereValuesMayBeMissing(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .isEmpty();
    }

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("dev.packlight.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ring0_knowsNothingAbove = noClasses()
            .that()
            .resideInAnyPackage(RING_0)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(RING_1, SEAM, RING_2, RING_3, RING_4));

    @ArchTest
    static final ArchRule ring1_knowsNothingAbove = noClasses()
            .that()
            .resideInAnyPackage(RING_1)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(SEAM, RING_2, RING_3, RING_4));

    @ArchTest
    static final ArchRule delivery_knowsNothingAbove = noClasses()
            .that()
            .resideInAPackage("..packlight.delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(new String[] {"..packlight.packaging.."}, RING_2, RING_3, RING_4));

    @ArchTest
    static final ArchRule packaging_knowsNothingAbove = noClasses()
            .that()
            .resideInAPackage("..packlight.packaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(RING_2, RING_3, RING_4));

    @ArchTest
    static final ArchRule ring2_knowsNothingAbove = noClasses()
            .that()
            .resideInAnyPackage(RING_2)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(RING_3, RING_4));

    @ArchTest
    static final ArchRule ring3_knowsNothingAbove = noClasses()
            .that()
            .resideInAnyPackage(RING_3)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RING_4);

    /** Protocols hand their checks up; what is judged knows no protocol, and its judge no way to deliver. */
    @ArchTest
    static final ArchRule checks_knowSubjectsAlone = noClasses()
            .that()
            .resideInAPackage("..packlight.checks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..packlight.hls..",
                    "..packlight.dash..",
                    "..packlight.smooth..",
                    "..packlight.hds..",
                    "..packlight.packaging..",
                    "..packlight.mpegts..",
                    "..packlight.subtitles..");

    @ArchTest
    static final ArchRule protocols_areStrangers =
            slices().matching("dev.packlight.(hls|dash|smooth|hds)..").should().notDependOnEachOther();

    /** Each is handed what it needs; what two of them need is in common. */
    @ArchTest
    static final ArchRule places_areStrangers = slices().matching(
                    "dev.packlight.ui.(library|inspect|stream|play|tasks)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule origin_knowsNoFormat = noClasses()
            .that()
            .resideInAPackage("..packlight.origin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..packlight.hls..", "..packlight.dash..", "..packlight.smooth..", "..packlight.hds..");

    @ArchTest
    static final ArchRule onlyApp_knowsApp = noClasses()
            .that()
            .resideOutsideOfPackage("..packlight.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..packlight.app..");

    @ArchTest
    static final ArchRule middle_isPure = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..",
                    "java.net..",
                    "javafx..",
                    "io.netty..",
                    "org.bytedeco..",
                    "java.util.concurrent.locks..");

    @ArchTest
    static final ArchRule middle_opensNoFile = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.nio\\.channels\\..*File.*|java\\.io\\.(File|RandomAccessFile|FileInputStream|FileOutputStream)");

    @ArchTest
    static final ArchRule middle_startsNoThread = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.Thread(\\$.*)?"
                    + "|java\\.util\\.concurrent\\.(Executor.*|CompletableFuture|ForkJoin.*|.*ExecutorService|StructuredTaskScope)"
                    + "|java\\.util\\.(Timer|TimerTask)");

    @ArchTest
    static final ArchRule middle_readsNoClock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethodWhere(target(nameMatching("now|currentTimeMillis|nanoTime|systemUTC|systemDefaultZone"))
                    .and(target(owner(assignableTo(System.class)
                            .or(assignableTo(Clock.class))
                            .or(assignableTo(TemporalAccessor.class))))));

    @ArchTest
    static final ArchRule onlyOrigin_knowsNetty = noClasses()
            .that()
            .resideOutsideOfPackage("..packlight.origin..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule onlyDecoding_knowsFFmpeg = noClasses()
            .that()
            .resideOutsideOfPackage("..packlight.player.decode..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    /** The words of the player know none of its rooms, and the rooms stand on one another. */
    @ArchTest
    static final ArchRule player_isBuiltFromBelow = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.packlight.player..")
            .layer("words")
            .definedBy("dev.packlight.player")
            .layer("decode")
            .definedBy("dev.packlight.player.decode..")
            .layer("load")
            .definedBy("dev.packlight.player.load..")
            .layer("present")
            .definedBy("dev.packlight.player.present..")
            .whereLayer("words")
            .mayNotAccessAnyLayer()
            .whereLayer("decode")
            .mayOnlyAccessLayers("words")
            .whereLayer("load")
            .mayOnlyAccessLayers("words", "decode")
            .whereLayer("present")
            .mayOnlyAccessLayers("words", "decode", "load");

    @ArchTest
    static final ArchRule decoding_knowsNoNetwork = noClasses()
            .that()
            .resideInAPackage("..packlight.player.decode..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net..");

    /** It loops and allocates as files tell it; the tests compare with it, nothing that ships runs it. */
    @ArchTest
    static final ArchRule nobody_knowsMp4parser =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.mp4parser..");

    @ArchTest
    static final ArchRule viewModels_holdNoNodes = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..");

    @ArchTest
    static final ArchRule onlyWork_knowsTheScheduler = noClasses()
            .that()
            .resideOutsideOfPackage("..packlight.work..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.kagkarlsson..");

    /** It is given what to do; of the world it knows the catalogue's database alone. */
    @ArchTest
    static final ArchRule work_knowsTheCatalogueAlone = noClasses()
            .that()
            .resideInAPackage("..packlight.work..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(
                    PURE,
                    new String[] {"..packlight.origin..", "..packlight.player..", "..packlight.stills.."},
                    RING_4,
                    new String[] {"java.nio..", "java.net..", "javafx.."}));

    private static String[] concat(String[]... parts) {
        return java.util.Arrays.stream(parts).flatMap(java.util.Arrays::stream).toArray(String[]::new);
    }
}
