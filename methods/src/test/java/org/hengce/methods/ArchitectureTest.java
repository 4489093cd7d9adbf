package org.hengce.methods;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "org.hengce.methods", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] NUMERICS = {
        "org.ejml..",
        "org.apache.commons.rng..",
        "org.apache.commons.statistics..",
        "org.apache.commons.numbers..",
        "de.siegmar.fastcsv.."
    };

    @ArchTest
    static final ArchRule methods_is_plain_java = classes()
            .that()
            .resideInAPackage("org.hengce.methods..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(NUMERICS, "java..", "org.hengce.methods..", "org.jspecify.."));

    private static final String[] RESULTS = {
        "org.hengce.methods.panel..", "org.hengce.methods.effect..", "org.hengce.methods.option.."
    };

    @ArchTest
    static final ArchRule results_know_nothing_of_who_makes_or_reads_them = classes()
            .that()
            .resideInAnyPackage(RESULTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(RESULTS, "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule only_the_csv_package_reads = noClasses()
            .that()
            .resideOutsideOfPackage("org.hengce.methods.csv..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.siegmar.fastcsv..", "java.io..", "java.nio.file..")
            .because("the rest is given what it computes with");

    private static String[] with(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
