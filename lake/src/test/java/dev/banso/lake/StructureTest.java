package dev.banso.lake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class StructureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.banso.lake");

    @Test
    void knowsNoSpringAndNothingOfOursButEvents() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "dev.banso.journal..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("dev\\.banso\\.(?!events|lake)[a-z]+\\..*")
                .check(CLASSES);
    }

    @Test
    void isNullMarkedEverywhere() {
        assertThat(CLASSES.stream().map(type -> type.getPackage()).distinct())
                .allMatch(aPackage -> aPackage.isAnnotatedWith(NullMarked.class));
    }
}
