package dev.lockstep.gate;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysFalse;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Which way the rooms of the house may look, and which room a library lives in.
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Sources.MODULES.stream()
                    .map(module -> Sources.ROOT.resolve(module).resolve("target/classes"))
                    .toList());

    /// A module, and the modules of ours that it may know.
    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "pipeline", Set.of(),
            "engine", Set.of(),
            "functions", Set.of(),
            "sql", Set.of("functions"),
            "infra", Set.of("pipeline"),
            "local", Set.of("engine"),
            "cli", Set.of("pipeline", "engine", "local"));

    /// What the engine shows to other modules; the rest of its packages are its own affair.
    private static final List<String> ENGINE_FACE = List.of(
            "dev.lockstep.engine",
            "dev.lockstep.engine.history",
            "dev.lockstep.engine.value",
            "dev.lockstep.engine.http");

    /// A library, and the only packages that may use it.
    private static final Map<String, List<String>> HOMES = Map.ofEntries(
            Map.entry("com.dashjoin..", List.of("dev.lockstep.engine.jsonata..")),
            Map.entry("org.snakeyaml..", List.of("dev.lockstep.pipeline.read..", "dev.lockstep.infra.environment..")),
            Map.entry("info.picocli..", List.of("dev.lockstep.cli..")),
            Map.entry("picocli..", List.of("dev.lockstep.cli..")),
            Map.entry("software.amazon.awscdk..", List.of("dev.lockstep.infra..")),
            Map.entry("software.constructs..", List.of("dev.lockstep.infra..")),
            Map.entry(
                    "software.amazon.awssdk..",
                    List.of("dev.lockstep.functions..", "dev.lockstep.engine.task.sdk..", "dev.lockstep.cli.cloud..")),
            Map.entry("org.sqlite..", List.of("dev.lockstep.engine.store.disk..")),
            Map.entry("java.sql..", List.of("dev.lockstep.engine.store.disk..", "dev.lockstep.sql..")),
            Map.entry("software.amazon.lambda..", List.of("dev.lockstep.functions..")),
            Map.entry(
                    "com.amazonaws..",
                    List.of("dev.lockstep.functions..", "dev.lockstep.sql..", "dev.lockstep.local.lambda..")),
            Map.entry("software.amazon.event..", List.of("dev.lockstep.cli.run..")),
            Map.entry("org.crac..", List.of("dev.lockstep.functions.aws..")),
            Map.entry("de.siegmar.fastcsv..", List.of("dev.lockstep.functions..")),
            Map.entry("com.github.luben..", List.of("dev.lockstep.functions.compression..")),
            Map.entry("com.fasterxml.jackson..", List.of("dev.lockstep.engine.value..", "dev.lockstep.functions..")),
            Map.entry(
                    "com.sun.net.httpserver..",
                    List.of(
                            "dev.lockstep.engine.http..",
                            "dev.lockstep.local.gateway..",
                            "dev.lockstep.cli.command..")),
            Map.entry("robaho..", List.of("dev.lockstep.cli.command..")));

    @Test
    void everyModuleHasBeenCompiled() {
        List<Path> missing = Sources.MODULES.stream()
                .map(module -> Sources.ROOT.resolve(module).resolve("target/classes"))
                .filter(classes -> !Files.isDirectory(classes))
                .toList();
        assertEquals(List.of(), missing, "nothing to look at: run `mvn verify`");
    }

    @TestFactory
    Stream<DynamicTest> modulesKnowOnlyWhatTheyMay() {
        return MAY_KNOW.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(entry -> {
            String[] others = MAY_KNOW.keySet().stream()
                    .filter(module -> !module.equals(entry.getKey()))
                    .filter(module -> !entry.getValue().contains(module))
                    .map(module -> "dev.lockstep." + module + "..")
                    .toArray(String[]::new);
            return DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> noClasses()
                            .that()
                            .resideInAPackage("dev.lockstep." + entry.getKey() + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(others)
                            .allowEmptyShould(true)
                            .check(CLASSES));
        });
    }

    @Test
    void pipelineAndEngineStandAlone() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.lockstep.pipeline..", "dev.lockstep.engine..")
                .and()
                .resideOutsideOfPackage("dev.lockstep.engine.task.sdk..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon..", "com.amazonaws.."))
                .because("neither knows AWS's libraries, except where tasks call its services")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.lockstep.pipeline..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "com.sun.net.httpserver.."))
                .because("a pipeline is text in, text out")
                .check(CLASSES);
    }

    @Test
    void othersUseTheEngineByItsFace() {
        Set<String> inner = CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith("dev.lockstep.engine"))
                .filter(name -> !ENGINE_FACE.contains(name))
                .collect(Collectors.toUnmodifiableSet());
        noClasses()
                .that(resideOutsideOfPackage("dev.lockstep.engine.."))
                .should()
                .dependOnClassesThat(inner.isEmpty() ? alwaysFalse() : resideInAnyPackage(inner.toArray(String[]::new)))
                .because("outside, only " + ENGINE_FACE + " is promised")
                .check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> packagesOfAModuleFormNoCycle() {
        return Sources.MODULES.stream()
                .map(module -> DynamicTest.dynamicTest(
                        module,
                        () -> slices().matching("dev.lockstep." + module + ".(*)..")
                                .should()
                                .beFreeOfCycles()
                                .allowEmptyShould(true)
                                .check(CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> everyLibraryHasItsHome() {
        return HOMES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(home -> DynamicTest.dynamicTest(
                        home.getKey(),
                        () -> noClasses()
                                .that(resideInAPackage("dev.lockstep.."))
                                .and()
                                .resideOutsideOfPackages(home.getValue().toArray(String[]::new))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(home.getKey())
                                .check(CLASSES)));
    }
}
