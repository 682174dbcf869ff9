package dev.banso.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.banso.events");

    @Test
    void knowsNoSpringAndNoOtherModule() {
        noClasses()
                .should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "dev.banso.lake..", "dev.banso.journal..", "dev.banso.monitoring..",
                        "tools.jackson..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        var packages = CLASSES.stream().map(c -> c.getPackage()).distinct().toList();
        assertThat(packages).isNotEmpty().allSatisfy(p ->
                assertThat(p.isAnnotatedWith(NullMarked.class)).as(p.getName()).isTrue());
    }

    @Test
    void readingDependsOnNoDetectionRules() {
        noClasses()
                .that().resideOutsideOfPackage("dev.banso.events.detect..")
                .should().dependOnClassesThat().resideInAPackage("dev.banso.events.detect..")
                .check(CLASSES);
    }
}
