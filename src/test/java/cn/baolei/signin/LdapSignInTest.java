package cn.baolei.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import java.net.http.HttpResponse;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in against a directory, which is UnboundID's, over LDAP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false",
    "server.forward-headers-strategy=native", "baolei.sign-in.method=ldap", "baolei.sign-in.ldap.search-base=ou=people",
    "baolei.sign-in.ldap.user-attribute=employeeNumber", "baolei.sign-in.ldap.manager-dn=cn=baolei,dc=example,dc=org",
    "baolei.sign-in.ldap.manager-password=searching"})
@ActiveProfiles("demo")
class LdapSignInTest {

    /** In the directory; with us they are the doctor of the demonstration school. */
    private static final String PERSON = "person";
    private static final String PASSWORD = "directory-secret";
    private static final InMemoryDirectoryServer DIRECTORY = directory();

    @LocalServerPort
    private int port;
    @Autowired
    private IdentityService identities;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("baolei.sign-in.ldap.url", () -> "ldap://localhost:" + DIRECTORY.getListenPort() + "/dc=example,dc=org");
    }

    @AfterAll
    static void stop() {
        DIRECTORY.shutDown(true);
    }

    @Test
    void should_SignInAsTheOfficial_When_TheDirectoryConfirmsThePerson() {
        Visitor person = from("192.0.2.1").signedIn(PERSON, PASSWORD);
        assertThat(person.get("/").body()).contains("今日工作", "校医").doesNotContain("修改密码");
        assertThat(person.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(person.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"yanshi-shiyan.doctor\"");
        assertThat(person.get("/password").statusCode()).isEqualTo(404);
        assertThat(from("192.0.2.1").withBasic(PERSON, PASSWORD).get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(identities.checkPassword("yanshi-shiyan.doctor", PASSWORD)).as("kept with us").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"person, wrong", "person, ''", "nobody, directory-secret", "'*', directory-secret", "'per*', directory-secret",
        "'person)(uid=*', directory-secret", "yanshi-shiyan.doctor, Baolei-2020!"})
    void should_Refuse_When_TheDirectoryDoesNotConfirm(String name, String password) {
        assertThat(from("192.0.2.2").withBasic(name, password).get("/engine-rest/task").statusCode()).isEqualTo(401);
        HttpResponse<String> page = from("192.0.2.3").trySignIn(name, password);
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("用户名或密码不正确");
    }

    @ParameterizedTest
    @CsvSource({"stranger", "nameless"})
    void should_ExplainInChinese_When_ThePersonIsInNoRoster(String name) {
        HttpResponse<String> page = from("192.0.2.4").trySignIn(name, PASSWORD);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("不在本平台的人员名册中");
        assertThat(from("192.0.2.4").withBasic(name, PASSWORD).get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void should_SlowDown_When_PasswordsAreGuessed() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(from("192.0.2.5").trySignIn("Person", "guess" + attempt).statusCode()).isEqualTo(401);
        }
        assertThat(from("192.0.2.5").trySignIn(PERSON, PASSWORD).statusCode()).isEqualTo(429);
        assertThat(from("192.0.2.6").trySignIn(PERSON, PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void should_SaySo_When_TheDirectoryIsDown() throws LDAPException {
        int listened = DIRECTORY.getListenPort();
        DIRECTORY.shutDown(true);
        try {
            for (int attempt = 0; attempt < 7; attempt++) {
                HttpResponse<String> page = from("192.0.2.7").trySignIn(PERSON, PASSWORD);
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.body()).contains("暂时无法连接");
            }
            assertThat(from("192.0.2.7").withBasic(PERSON, PASSWORD).get("/engine-rest/task").statusCode()).isEqualTo(503);
        } finally {
            DIRECTORY.startListening();
        }
        assertThat(DIRECTORY.getListenPort()).isEqualTo(listened);
        assertThat(from("192.0.2.7").trySignIn(PERSON, PASSWORD).statusCode()).isEqualTo(302);
    }

    private Visitor from(String address) {
        return new Visitor(port).withHeader(BehindProxy.ADDRESS, address);
    }

    private static InMemoryDirectoryServer directory() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
            config.setSchema(null);
            config.addAdditionalBindCredentials("cn=baolei,dc=example,dc=org", "searching");
            config.setAuthenticationRequiredOperationTypes(Set.of(OperationType.SEARCH));
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("ldap", 0));
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
            server.add("dn: ou=people,dc=example,dc=org", "objectClass: organizationalUnit", "ou: people");
            add(server, PERSON, "yanshi-shiyan.doctor");
            add(server, "stranger", "somebody.else");
            server.add("dn: uid=nameless,ou=people,dc=example,dc=org", "objectClass: inetOrgPerson", "uid: nameless",
                    "userPassword: " + PASSWORD);
            server.startListening();
            return server;
        } catch (LDAPException | LDIFException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(InMemoryDirectoryServer server, String uid, String official)
            throws LDAPException, LDIFException {
        server.add("dn: uid=" + uid + ",ou=people,dc=example,dc=org", "objectClass: inetOrgPerson", "uid: " + uid,
                "employeeNumber: " + official, "userPassword: " + PASSWORD);
    }
}
