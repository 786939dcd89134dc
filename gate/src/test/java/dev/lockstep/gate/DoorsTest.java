package dev.lockstep.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Time, chance and the outside world come in by doors. Each door is named here with the few classes that may stand in
/// it.
final class DoorsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Sources.MODULES.stream()
                    .map(module -> Sources.ROOT.resolve(module).resolve("target/classes"))
                    .toList());

    /// What may be called (`Owner.member`, or `Owner.*`), and by whom.
    private record Door(String name, Set<String> calls, Set<String> keepers) {
        boolean leads(JavaAccess<?> access) {
            String owner = access.getTargetOwner().getFullName();
            return calls.contains(owner + "." + access.getTarget().getName()) || calls.contains(owner + ".*");
        }
    }

    private static final List<Door> DOORS = List.of(
            new Door(
                    "the clock",
                    Set.of(
                            "java.lang.System.currentTimeMillis",
                            "java.lang.System.nanoTime",
                            "java.time.Instant.now",
                            "java.time.LocalDate.now",
                            "java.time.LocalDateTime.now",
                            "java.time.OffsetDateTime.now",
                            "java.time.ZonedDateTime.now",
                            "java.time.Clock.systemUTC",
                            "java.time.Clock.systemDefaultZone",
                            "java.time.Clock.system",
                            "java.time.LocalTime.now",
                            "java.time.OffsetTime.now",
                            "java.time.Year.now",
                            "java.time.YearMonth.now",
                            "java.util.Date.<init>",
                            "java.util.Calendar.getInstance",
                            "java.time.InstantSource.system"),
                    Keepers.CLOCK),
            new Door(
                    "chance",
                    Set.of(
                            "java.lang.Math.random",
                            "java.util.Random.*",
                            "java.util.SplittableRandom.*",
                            "java.util.random.RandomGenerator.of",
                            "java.util.random.RandomGenerator.getDefault",
                            "java.util.Collections.shuffle",
                            "java.security.SecureRandom.*",
                            "java.util.concurrent.ThreadLocalRandom.*",
                            "java.util.UUID.randomUUID"),
                    Keepers.CHANCE),
            new Door(
                    "sleep",
                    Set.of(
                            "java.lang.Thread.sleep",
                            "java.util.concurrent.TimeUnit.sleep",
                            "java.util.concurrent.locks.LockSupport.parkNanos",
                            "java.util.concurrent.locks.LockSupport.parkUntil",
                            "java.util.concurrent.CompletableFuture.delayedExecutor",
                            "java.util.concurrent.CompletableFuture.orTimeout",
                            "java.util.concurrent.CompletableFuture.completeOnTimeout"),
                    Keepers.SLEEP),
            new Door("the environment", Set.of("java.lang.System.getenv"), Keepers.ENVIRONMENT),
            new Door("the exit", Set.of("java.lang.System.exit", "java.lang.Runtime.halt"), Keepers.EXIT),
            new Door(
                    "the terminal",
                    Set.of("java.lang.System.out", "java.lang.System.err", "java.lang.System.in"),
                    Keepers.TERMINAL),
            new Door("raw stack traces", Set.of("java.lang.Throwable.printStackTrace"), Set.of()));

    @TestFactory
    Stream<DynamicTest> doorsAreKept() {
        return DOORS.stream()
                .map(door -> DynamicTest.dynamicTest(
                        door.name(),
                        () -> noClasses()
                                .that(areNot(door.keepers()))
                                .should(ArchConditions.accessTargetWhere(goesThrough(door)))
                                .check(CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> everyKeeperStandsInItsDoor() {
        return DOORS.stream()
                .map(door -> DynamicTest.dynamicTest(door.name(), () -> {
                    Set<String> idle = door.keepers().stream()
                            .filter(keeper -> !CLASSES.contain(keeper)
                                    || CLASSES.get(keeper).getAccessesFromSelf().stream()
                                            .noneMatch(door::leads))
                            .collect(Collectors.toSet());
                    assertEquals(Set.of(), idle, "named as keepers of this door, but never use it");
                }));
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> keepers) {
        return DescribedPredicate.describe("do not keep that door", type -> !keepers.contains(type.getFullName()));
    }

    private static DescribedPredicate<JavaAccess<?>> goesThrough(Door door) {
        return DescribedPredicate.describe("goes through the door of " + door.name(), door::leads);
    }
}
