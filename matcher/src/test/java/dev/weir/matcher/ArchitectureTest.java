package dev.weir.matcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.weir.matcher");

    @Test
    void theLibraryKnowsNoNetworkNoStoreAndNoFiles() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.grpc..",
                        "com.google.protobuf..",
                        "org.rocksdb..",
                        "java.net..",
                        "java.nio.file..",
                        "dev.weir.v1..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File|RandomAccess).*")
                .check(LIBRARY);
    }

    @Test
    void theLibraryReadsNoClockAndStartsNoThread() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.concurrent\\.(.*Executor.*|CompletableFuture|ForkJoin.*|Timer.*)")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(LIBRARY);
    }

    @Test
    void thereIsNoStaticMutableState() {
        noFields().that().areStatic().should().notBeFinal().check(LIBRARY);
    }

    @Test
    void lucenesClauseLimitIsLiftedInOnePlaceOnly() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClauseLimit")
                .should()
                .callMethod(org.apache.lucene.search.IndexSearcher.class, "setMaxClauseCount", int.class)
                .check(LIBRARY);
    }

    @Test
    void packagesKnowOnlyThoseBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("schema")
                .definedBy("..matcher.schema..")
                .layer("document")
                .definedBy("..matcher.document..")
                .layer("tree")
                .definedBy("..matcher.tree..")
                .layer("syntax")
                .definedBy("..matcher.syntax..")
                .layer("lucene")
                .definedBy("..matcher.lucene..")
                .layer("query")
                .definedBy("..matcher.query..")
                .layer("flat")
                .definedBy("..matcher.flat..")
                .layer("snapshot")
                .definedBy("..matcher.snapshot..")
                .layer("pattern")
                .definedBy("..matcher.pattern..")
                .layer("form")
                .definedBy("..matcher.form..")
                .layer("leaf")
                .definedBy("..matcher.leaf..")
                .layer("reading")
                .definedBy("..matcher.reading..")
                .layer("standing")
                .definedBy("..matcher.standing..")
                .layer("index")
                .definedBy("..matcher.index..")
                .layer("highlight")
                .definedBy("..matcher.highlight..")
                .whereLayer("index")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("highlight")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("standing")
                .mayOnlyBeAccessedByLayers("index")
                .whereLayer("reading")
                .mayOnlyBeAccessedByLayers("index")
                .whereLayer("snapshot")
                .mayOnlyBeAccessedByLayers("leaf", "index")
                .whereLayer("leaf")
                .mayOnlyBeAccessedByLayers("reading", "index")
                .whereLayer("form")
                .mayOnlyBeAccessedByLayers("leaf", "reading", "index")
                .whereLayer("pattern")
                .mayOnlyBeAccessedByLayers("form", "leaf", "reading", "index")
                .whereLayer("query")
                .mayOnlyBeAccessedByLayers("index", "highlight")
                .whereLayer("syntax")
                .mayOnlyBeAccessedByLayers("query")
                .whereLayer("lucene")
                .mayOnlyBeAccessedByLayers("query", "form", "leaf", "index", "highlight")
                .whereLayer("tree")
                .mayOnlyBeAccessedByLayers("syntax", "query")
                .whereLayer("document")
                .mayOnlyBeAccessedByLayers("tree", "syntax", "query", "reading", "index", "highlight")
                .check(LIBRARY);
        classes()
                .that()
                .resideInAPackage("..standing..")
                .should()
                .onlyAccessClassesThat()
                .resideInAnyPackage("..standing..", "java..")
                .check(LIBRARY);
        classes()
                .that()
                .resideInAPackage("..schema..")
                .should()
                .onlyAccessClassesThat()
                .resideInAnyPackage("..schema..", "java..", "org.apache.lucene..")
                .check(LIBRARY);
        classes()
                .that()
                .resideInAPackage("..pattern..")
                .should()
                .onlyAccessClassesThat()
                .resideInAnyPackage("..pattern..", "java..", "org.apache.lucene..")
                .check(LIBRARY);
        classes()
                .that()
                .resideInAPackage("..snapshot..")
                .should()
                .onlyAccessClassesThat()
                .resideInAnyPackage("..snapshot..", "java..", "org.apache.lucene.store..")
                .check(LIBRARY);
    }
}
