package dev.banso.journal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class StructureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.banso.journal");

    @Test
    void dependsOnTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.banso.journal..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void isNullMarkedEverywhere() {
        noClasses()
                .should()
                .resideInAnyPackage(CLASSES.stream()
                        .map(type -> type.getPackage())
                        .filter(aPackage -> !aPackage.isAnnotatedWith(NullMarked.class))
                        .map(aPackage -> aPackage.getName())
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
