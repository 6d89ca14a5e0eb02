package cn.baolei.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@OrganisationTest
@Import(EngineIdentitiesTest.Objector.class)
class EngineIdentitiesTest {

    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private IdentityService identities;
    @Autowired
    private Objector objector;

    @BeforeEach
    void beginWithSoundFiles() {
        organisationImport.importFrom(TestFiles.sound().build());
    }

    @Test
    void should_MirrorTenantsGroupsAndMemberships_When_Imported() {
        Tenant tenant = identities.createTenantQuery().tenantId("school").singleResult();
        Group post = identities.createGroupQuery().groupId("doctor@school").singleResult();
        Group role = identities.createGroupQuery().groupId("doctor").singleResult();

        assertThat(tenant.getName()).isEqualTo("演示学校党支部");
        assertThat(post.getName()).isEqualTo("演示学校党支部·校医（卫生联络员）");
        assertThat(post.getType()).isEqualTo("post");
        assertThat(role.getName()).isEqualTo("校医（卫生联络员）");
        assertThat(role.getType()).isEqualTo("role");
        assertThat(groupsOf("school.doctor")).containsExactlyInAnyOrder("doctor@school", "secretary@school", "doctor", "secretary");
        assertThat(tenantsOf("school.doctor")).containsExactly("school");
        assertThat(tenantsOf("town.secretary")).containsExactly("town");
        User user = identities.createUserQuery().userId("school.doctor").singleResult();
        assertThat(user.getFirstName()).isEqualTo("演示学校");
        assertThat(user.getLastName()).isEqualTo("校医");
        assertThat(user.getEmail()).isEqualTo("school.doctor@example.org");
    }

    @Test
    void should_TakeTheMembershipsOfThatPostOnly_When_OneOfTwoPostsIsLost() {
        organisationImport.importFrom(TestFiles.sound().withoutUser(4).build());

        assertThat(groupsOf("school.doctor")).containsExactlyInAnyOrder("secretary@school", "secretary");
        assertThat(tenantsOf("school.doctor")).containsExactly("school");
        assertThat(identities.createGroupQuery().groupId("doctor@school").count()).as("the vacant post stays a group").isOne();
    }

    @Test
    void should_ChangeTenant_When_UserIsTransferred() {
        organisationImport.importFrom(TestFiles.sound().withoutUser(3)
                .user(5, "town.secretary,演示市·书记,school,doctor,").build());

        assertThat(groupsOf("town.secretary")).containsExactlyInAnyOrder("doctor@school", "doctor");
        assertThat(tenantsOf("town.secretary")).containsExactly("school");
    }

    @Test
    void should_RemoveTheUserAndThePosts_When_OrganisationIsClosed() {
        organisationImport.importFrom(TestFiles.sound().withoutSchool().build());

        assertThat(identities.createUserQuery().userId("school.doctor").count()).isZero();
        assertThat(identities.createGroupQuery().groupId("doctor@school").count()).isZero();
        assertThat(identities.createTenantQuery().tenantId("school").count()).as("its cases still belong to it").isOne();
    }

    @Test
    void should_LeaveAdministratorsAlone_When_TheyAreNotInTheFiles() {
        identities.saveUser(identities.newUser("operator"));
        Group admins = identities.newGroup("camunda-admin");
        admins.setType("SYSTEM");
        identities.saveGroup(admins);
        identities.createMembership("operator", "camunda-admin");
        identities.createMembership("school.doctor", "camunda-admin");

        organisationImport.importFrom(TestFiles.sound().withoutUser(4).build());

        assertThat(groupsOf("operator")).containsExactly("camunda-admin");
        assertThat(groupsOf("school.doctor")).containsExactlyInAnyOrder("secretary@school", "secretary", "camunda-admin");
        identities.deleteUser("operator");
        identities.deleteGroup("camunda-admin");
    }

    @Test
    void should_RefuseSignIn_When_ProfileIsNotDemo() {
        assertThat(identities.checkPassword("town.secretary", "Baolei-2020!")).isFalse();
        assertThat(identities.checkPassword("town.secretary", "")).isFalse();
    }

    @Test
    void should_RollBackFilesAndIdentitiesTogether_When_AListenerFails() {
        objector.objects = true;
        try {
            assertThatThrownBy(() -> organisationImport.importFrom(
                    TestFiles.sound().organisation(4, "school,演示学校新名,school,town,town").withoutUser(4).build()))
                    .hasMessage("objection");
        } finally {
            objector.objects = false;
        }

        assertThat(directory.get("school").name()).isEqualTo("演示学校党支部");
        assertThat(identities.createTenantQuery().tenantId("school").singleResult().getName()).isEqualTo("演示学校党支部");
        assertThat(groupsOf("school.doctor")).contains("doctor@school");
    }

    private List<String> groupsOf(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    }

    private List<String> tenantsOf(String user) {
        return identities.createTenantQuery().userMember(user).list().stream().map(Tenant::getId).toList();
    }

    /** Refuses an import after the identities have followed it. */
    static class Objector {

        private boolean objects;

        @EventListener
        @Order(Ordered.LOWEST_PRECEDENCE)
        void object(OrganisationsImported event) {
            if (objects) {
                throw new IllegalStateException("objection");
            }
        }
    }
}
