package dev.weir.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.client");

    @Test
    void theClientKnowsNothingOfTheServerOrTheMatcher() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.weir.server..", "dev.weir.matcher..", "org.apache.lucene..", "org.rocksdb..")
                .check(CLASSES);
    }

    @Test
    void theLibraryDoesNotKnowTheCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.weir.client.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.weir.client.cli..", "picocli..")
                .check(CLASSES);
    }

    @Test
    void theReadersOfFilesKnowNothingOfCalls() {
        noClasses()
                .that()
                .resideInAPackage("dev.weir.client.files..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.grpc..", "dev.weir.client")
                .check(CLASSES);
    }

    @Test
    void theLibraryReadsNoFilesByItself() {
        noClasses()
                .that()
                .resideInAPackage("dev.weir.client")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.weir.client.files..", "java.nio.file..", "com.fasterxml.jackson..")
                .check(CLASSES);
    }

    @Test
    void onlyTheContextOfTheCommandsTouchesTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.weir.client.cli.CliContext")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .check(CLASSES);
    }

    @Test
    void everyPublicTypeOfTheLibraryIsMeantToBe() {
        classes()
                .that()
                .haveSimpleNameStartingWith("Consum")
                .and()
                .doNotHaveFullyQualifiedName("dev.weir.client.Consumer")
                .and()
                .doNotHaveFullyQualifiedName("dev.weir.client.ConsumerBuilder")
                .and()
                .doNotHaveFullyQualifiedName("dev.weir.client.ConsumerProgress")
                .should()
                .notBePublic()
                .check(CLASSES);
    }
}
