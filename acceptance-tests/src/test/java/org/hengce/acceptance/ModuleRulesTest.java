package org.hengce.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;

/** Who may depend on whom (docs/architecture.md). */
@AnalyzeClasses(packages = "org.hengce", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
    private static final String[] SERVICES = {
        "org.hengce.policy..", "org.hengce.indicator..", "org.hengce.evaluation..", "org.hengce.gateway.."
    };

    @ArchTest
    static final ArchRule methods_know_nothing_of_ours = onlyOurs("org.hengce.methods..", "org.hengce.methods..");

    @ArchTest
    static final ArchRule presentation_knows_methods =
            onlyOurs("org.hengce.presentation..", "org.hengce.presentation..", "org.hengce.methods..");

    @ArchTest
    static final ArchRule reports_know_presentation = onlyOurs(
            "org.hengce.reports..", "org.hengce.reports..", "org.hengce.presentation..", "org.hengce.methods..");

    @ArchTest
    static final ArchRule contracts_know_nothing_of_ours = onlyOurs("org.hengce.contracts..", "org.hengce.contracts..");

    @ArchTest
    static final ArchRule the_kit_knows_contracts =
            onlyOurs("org.hengce.kit..", "org.hengce.kit..", "org.hengce.contracts..");

    @ArchTest
    static final ArchRule policy_service_meets_others_only_in_events =
            onlyOurs("org.hengce.policy..", "org.hengce.policy..", "org.hengce.kit..", "org.hengce.contracts..");

    @ArchTest
    static final ArchRule indicator_service_also_knows_presentation_and_reports = onlyOurs(
            "org.hengce.indicator..",
            "org.hengce.indicator..",
            "org.hengce.kit..",
            "org.hengce.contracts..",
            "org.hengce.methods.score..",
            "org.hengce.presentation..",
            "org.hengce.reports..");

    @ArchTest
    static final ArchRule evaluation_service_also_knows_methods_presentation_and_reports = onlyOurs(
            "org.hengce.evaluation..",
            "org.hengce.evaluation..",
            "org.hengce.kit..",
            "org.hengce.contracts..",
            "org.hengce.methods..",
            "org.hengce.presentation..",
            "org.hengce.reports..");

    @ArchTest
    static final ArchRule the_gateway_knows_the_kit_and_contracts =
            onlyOurs("org.hengce.gateway..", "org.hengce.gateway..", "org.hengce.kit..", "org.hengce.contracts..");

    @ArchTest
    static final ArchRule the_launcher_knows_no_service = noClasses()
            .that()
            .resideInAPackage("org.hengce.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hengce.kit..", SERVICES[0], SERVICES[1], SERVICES[2], SERVICES[3]);

    @ArchTest
    static final ArchRule methods_are_plain_java = classes()
            .that()
            .resideInAPackage("org.hengce.methods..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.hengce.methods..",
                    "org.jspecify..",
                    "org.ejml..",
                    "org.apache.commons.rng..",
                    "org.apache.commons.statistics..",
                    "org.apache.commons.numbers..",
                    "de.siegmar.fastcsv..");

    @ArchTest
    static final ArchRule the_kit_has_no_cycles = SlicesRuleDefinition.slices()
            .matching("org.hengce.kit.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule indicator_features_have_no_cycles = SlicesRuleDefinition.slices()
            .matching("org.hengce.indicator.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule policy_features_have_no_cycles = SlicesRuleDefinition.slices()
            .matching("org.hengce.policy.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule evaluation_features_have_no_cycles = SlicesRuleDefinition.slices()
            .matching("org.hengce.evaluation.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule methods_have_no_cycles = SlicesRuleDefinition.slices()
            .matching("org.hengce.methods.(*)..")
            .should()
            .beFreeOfCycles();

    /** JDBC sets it for the session, which behind a pooler is not the one that reads next: see {@code kit.sql.Snapshot}. */
    @ArchTest
    static final ArchRule nobody_sets_the_isolation_of_a_session = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.jdbi.v3.core.transaction.TransactionIsolationLevel");

    private static ArchRule onlyOurs(String from, String... allowed) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are ours and not of " + String.join(", ", allowed),
                        type -> type.getPackageName().startsWith("org.hengce")
                                && Arrays.stream(allowed)
                                        .map(a -> a.substring(0, a.length() - 2))
                                        .noneMatch(a -> type.getPackageName().equals(a)
                                                || type.getPackageName().startsWith(a + "."))));
    }
}
