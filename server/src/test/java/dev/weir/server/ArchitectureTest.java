package dev.weir.server;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The directions of the service, as ARCHITECTURE.md has them. */
final class ArchitectureTest {
    private static final String ROOT = "dev.weir.server";

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void eachPartIsOnlyUsedByThoseAboveIt() {
        ArchRule layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("error")
                .definedBy(ROOT + ".error..")
                .layer("config")
                .definedBy(ROOT + ".config..")
                .layer("contract")
                .definedBy(ROOT + ".contract..")
                .layer("store")
                .definedBy(ROOT + ".store..")
                .layer("snapshot")
                .definedBy(ROOT + ".snapshot..")
                .layer("feed")
                .definedBy(ROOT + ".feed..")
                .layer("delivery")
                .definedBy(ROOT + ".delivery..")
                .layer("grpc")
                .definedBy(ROOT + ".grpc..")
                .layer("metrics")
                .definedBy(ROOT + ".metrics..")
                .layer("assembly")
                .definedBy(ROOT)
                .layer("cli")
                .definedBy(ROOT + ".cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("assembly")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("grpc")
                .mayOnlyBeAccessedByLayers("assembly")
                .whereLayer("metrics")
                .mayOnlyBeAccessedByLayers("assembly")
                .whereLayer("delivery")
                .mayOnlyBeAccessedByLayers("grpc", "assembly")
                .whereLayer("feed")
                .mayOnlyBeAccessedByLayers("delivery", "grpc", "metrics", "assembly")
                .whereLayer("snapshot")
                .mayOnlyBeAccessedByLayers("feed", "assembly")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("feed", "delivery", "grpc", "assembly", "cli")
                .whereLayer("contract")
                .mayOnlyBeAccessedByLayers("feed", "delivery", "grpc", "cli");
        layers.check(service);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(service);
    }

    @Test
    void onlyTheStoreKnowsRocksDb() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rocksdb..")
                .check(service);
    }

    @Test
    void belowTheServicesNobodyKnowsGrpc() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".feed..",
                        ROOT + ".store..",
                        ROOT + ".snapshot..",
                        ROOT + ".contract..",
                        ROOT + ".error..",
                        ROOT + ".config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.grpc..")
                .check(service);
    }

    @Test
    void onlyTheCommandsUseTheClient() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.weir.client..")
                .check(service);
    }

    @Test
    void theServiceLeavesLuceneToTheMatcher() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(service);
    }
}
