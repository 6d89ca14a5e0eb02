package cn.baolei;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The rooms of docs/architecture.md, and who may call whom. */
@AnalyzeClasses(packages = "cn.baolei", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule engine_internals_stay_in_one_room = noClasses().that().resideOutsideOfPackage("cn.baolei.engine..")
            .should().dependOnClassesThat().resideInAPackage("org.camunda.bpm.engine.impl..");

    @ArchTest
    static final ArchRule no_circles = slices().matching("cn.baolei.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dependencies_point_downwards = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("pages and doors").definedBy("cn.baolei.access..", "cn.baolei.signin..", "cn.baolei.portal..", "cn.baolei.webapps..", "cn.baolei.modelling..", "cn.baolei.gate..", "cn.baolei.obligation..", "cn.baolei.revision..",
                    "cn.baolei.oversight..", "cn.baolei.audit..", "cn.baolei.retention..", "cn.baolei.verification..")
            .layer("procedures").definedBy("cn.baolei.reporting..", "cn.baolei.caserecord..", "cn.baolei.contacts..", "cn.baolei.tracing..",
                    "cn.baolei.observation..", "cn.baolei.duty..", "cn.baolei.responsibility..", "cn.baolei.release..",
                    "cn.baolei.rumour..", "cn.baolei.situation..", "cn.baolei.supervision..", "cn.baolei.membership..",
                    "cn.baolei.assistance..", "cn.baolei.volunteer..", "cn.baolei.travel..", "cn.baolei.pledge..",
                    "cn.baolei.jointprevention..", "cn.baolei.treatment..", "cn.baolei.commendation..",
                    "cn.baolei.assessment..", "cn.baolei.accountability..", "cn.baolei.screening..", "cn.baolei.leave..",
                    "cn.baolei.reorganisation..")
            .layer("mechanisms").definedBy("cn.baolei.deadline..", "cn.baolei.form..", "cn.baolei.clue..", "cn.baolei.followup..",
                    "cn.baolei.taskwork..", "cn.baolei.meeting..", "cn.baolei.sheet..")
            .layer("notification").definedBy("cn.baolei.notification..")
            .layer("routing").definedBy("cn.baolei.routing..")
            .layer("ground").definedBy("cn.baolei.engine..", "cn.baolei.organisation..", "cn.baolei.database..",
                    "cn.baolei.protection..", "cn.baolei.journal..")
            .whereLayer("pages and doors").mayNotBeAccessedByAnyLayer()
            .whereLayer("procedures").mayOnlyBeAccessedByLayers("pages and doors")
            .whereLayer("mechanisms").mayOnlyBeAccessedByLayers("pages and doors", "procedures")
            .whereLayer("notification").mayOnlyBeAccessedByLayers("pages and doors", "procedures", "mechanisms")
            .whereLayer("routing").mayOnlyBeAccessedByLayers("pages and doors", "procedures", "mechanisms", "notification");

    @ArchTest
    static final ArchRule delegates_are_nobodys_business = classes().that().implement(JavaDelegate.class)
            .should().bePackagePrivate().because("diagrams name them; code does not");
}
