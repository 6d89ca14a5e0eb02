package cn.baolei.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.baolei.organisation.OrganisationFiles.SourceFile;
import cn.baolei.organisation.OrganisationFilesRefused.Finding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@OrganisationTest
class OrganisationImportRefusalTest {

    private static final String ORGANISATIONS = "organisations.csv";
    private static final String POSTS = "posts.csv";
    private static final String USERS = "users.csv";

    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private RosterStore store;

    @BeforeEach
    void beginWithSoundFiles() {
        organisationImport.importFrom(TestFiles.sound().build());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("cycle of parents", sound().organisation(3, "town,演示市党组,prefecture,school,root"),
                        ORGANISATIONS, 3, "上级组织形成循环：town → school → town"),
                arguments("own parent", sound().organisation(4, "school,演示学校,school,school,town"),
                        ORGANISATIONS, 4, "上级组织形成循环：school → school"),
                arguments("cycle of reports", sound().organisation(3, "town,演示市党组,prefecture,root,school"),
                        ORGANISATIONS, 3, "报告关系形成循环：town → school → town"),
                arguments("two roots", sound().organisation(5, "other,演示二省党组,province,,"),
                        ORGANISATIONS, 5, "出现第二个根组织“other”，根组织已是第 2 行的“root”"),
                arguments("unknown parent", sound().organisation(4, "school,演示学校,school,nowhere,town"),
                        ORGANISATIONS, 4, "未知的上级组织“nowhere”"),
                arguments("unknown reports_to", sound().organisation(4, "school,演示学校,school,town,nowhere"),
                        ORGANISATIONS, 4, "未知的报告对象“nowhere”"),
                arguments("no reports_to", sound().organisation(4, "school,演示学校,school,town,"),
                        ORGANISATIONS, 4, "未填写报告对象（reports_to）"),
                arguments("duplicate code", sound().organisation(5, "school,演示二校,school,town,town"),
                        ORGANISATIONS, 5, "组织代码“school”与第 4 行重复"),
                arguments("illegal code", sound().organisation(5, "School_2,演示二校,school,town,town"),
                        ORGANISATIONS, 5, "组织代码“School_2”不合规定：只可用小写字母、数字和连字符，1 至 40 个字符"),
                arguments("over-long code", sound().organisation(5, "s".repeat(41) + ",演示二校,school,town,town"),
                        ORGANISATIONS, 5, "组织代码“" + "s".repeat(41) + "”不合规定：只可用小写字母、数字和连字符，1 至 40 个字符"),
                arguments("empty name", sound().organisation(4, "school, ,school,town,town"),
                        ORGANISATIONS, 4, "名称为空"),
                arguments("over-long name", sound().organisation(4, "school," + "校".repeat(101) + ",school,town,town"),
                        ORGANISATIONS, 4, "名称超过 100 个字"),
                arguments("line break in a name", sound().organisation(4, "school,\"演示\n学校\",school,town,town"),
                        ORGANISATIONS, 4, "名称含有换行等控制字符"),
                arguments("unknown kind", sound().organisation(4, "school,演示学校,castle,town,town"),
                        ORGANISATIONS, 4, "未知的组织类别“castle”"),
                arguments("missing cell", sound().organisation(4, "school,演示学校,school,town"),
                        ORGANISATIONS, 4, "应有 5 列，实有 4 列"),
                arguments("extra cell", sound().organisation(4, "school,演示学校,school,town,town,town"),
                        ORGANISATIONS, 4, "应有 5 列，实有 6 列"),
                arguments("missing column", sound().organisation(1, "code,name,kind,parent"),
                        ORGANISATIONS, 1, "缺少列“reports_to”，表头应为：code,name,kind,parent,reports_to"),
                arguments("extra column", sound().post(1, "organisation,role,deputy,note"),
                        POSTS, 1, "多出列“note”，表头应为：organisation,role,deputy"),
                arguments("columns in another order", sound().post(1, "role,organisation,deputy"),
                        POSTS, 1, "列重复或顺序不对，表头应为：organisation,role,deputy"),
                arguments("unknown organisation of a post", sound().post(6, "nowhere,doctor,"),
                        POSTS, 6, "未知的组织“nowhere”"),
                arguments("unknown role", sound().post(6, "school,magician,"),
                        POSTS, 6, "未知的角色“magician”"),
                arguments("duplicate post", sound().post(6, "school,doctor,"),
                        POSTS, 6, "岗位“school·校医（卫生联络员）”与第 5 行重复"),
                arguments("unknown deputy", sound().post(5, "school,doctor,magician"),
                        POSTS, 5, "未知的代理角色“magician”"),
                arguments("own deputy", sound().post(5, "school,doctor,doctor"),
                        POSTS, 5, "岗位“school·校医（卫生联络员）”不能由自己代理"),
                arguments("deputy without a post", sound().post(5, "school,doctor,reporter"),
                        POSTS, 5, "代理岗位“school·疫情信息报送员”不存在"),
                arguments("unknown organisation of a user", sound().user(6, "nowhere.doctor,某地·校医,nowhere,doctor,"),
                        USERS, 6, "未知的组织“nowhere”"),
                arguments("unknown role of a user", sound().user(6, "town.magician,演示市·某,town,magician,"),
                        USERS, 6, "未知的角色“magician”"),
                arguments("user for a post that does not exist", sound().user(6, "town.doctor,演示市·校医,town,doctor,"),
                        USERS, 6, "岗位“town·校医（卫生联络员）”不存在，请先列入岗位文件"),
                arguments("duplicate user", sound().user(6, "town.secretary,演示市·书记,town,secretary,"),
                        USERS, 6, "用户“town.secretary”的岗位“town·书记”与第 3 行重复"),
                arguments("illegal user id", sound().user(6, "-小张,演示市·书记,town,secretary,"),
                        USERS, 6, "用户代码“-小张”不合规定：以字母或数字开头，只可用字母、数字和 @ . _ -，不超过 64 个字符"),
                arguments("empty user name", sound().user(6, "town.secretary-2,,town,secretary,"),
                        USERS, 6, "名称为空"),
                arguments("two names of one user", sound().user(6, "town.secretary,演示市·另一名,root,secretary,"),
                        USERS, 6, "用户“town.secretary”的姓名或电子邮箱与前面的行不一致"),
                arguments("malformed e-mail address", sound().user(6, "town.secretary-2,演示市·书记,town,secretary,nobody"),
                        USERS, 6, "电子邮箱“nobody”格式不正确"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void should_RefuseWithFileLineAndReason_When_FilesHave(String fault, TestFiles files, String file, int line, String reason) {
        assertRefused(files.build(), new Finding(file, line, reason));
    }

    @Test
    void should_RefuseWithFileAndLine_When_EncodingIsBroken() {
        TestFiles files = TestFiles.sound();
        byte[] gbk = (String.join("\n", files.posts().subList(0, 3)) + "\n青海,secretary,\n").getBytes(Charset.forName("GBK"));
        OrganisationFiles sound = files.build();

        assertRefused(new OrganisationFiles(sound.organisations(), new SourceFile(POSTS, gbk), sound.users()),
                new Finding(POSTS, 4, "不是有效的 UTF-8 编码，请将文件另存为 UTF-8"));
    }

    @Test
    void should_Refuse_When_FileEndsInsideACharacter() {
        OrganisationFiles sound = TestFiles.sound().build();
        byte[] whole = "user,name,organisation,role\ntown.secretary,书".getBytes(StandardCharsets.UTF_8);

        assertRefused(new OrganisationFiles(sound.organisations(), sound.posts(),
                        new SourceFile(USERS, Arrays.copyOf(whole, whole.length - 1))),
                new Finding(USERS, 2, "不是有效的 UTF-8 编码，请将文件另存为 UTF-8"));
    }

    @Test
    void should_Refuse_When_FileIsEmpty() {
        OrganisationFiles sound = TestFiles.sound().build();

        assertRefused(new OrganisationFiles(sound.organisations(), new SourceFile(POSTS, new byte[0]), sound.users()),
                new Finding(POSTS, 1, "文件为空，应有表头：organisation,role,deputy"));
    }

    @Test
    void should_RefuseWithBothReasons_When_NoRootIsLeft() {
        assertRefused(TestFiles.sound().organisation(2, "root,演示省党组,province,town,town").build(),
                new Finding(ORGANISATIONS, 1, "没有根组织：应有一行且只有一行的上级组织（parent）为空"),
                new Finding(ORGANISATIONS, 2, "上级组织形成循环：root → town → root"),
                new Finding(ORGANISATIONS, 2, "报告关系形成循环：root → town → root"));
    }

    @Test
    void should_RefuseWithEveryFindingInReadingOrder_When_SeveralFilesAreFaulty() {
        assertRefused(TestFiles.sound().organisation(3, "town,,prefecture,nowhere,root").post(6, "school,magician,")
                        .user(6, "nobody,无名,town,doctor,").build(),
                new Finding(ORGANISATIONS, 3, "名称为空"),
                new Finding(ORGANISATIONS, 3, "未知的上级组织“nowhere”"),
                new Finding(POSTS, 6, "未知的角色“magician”"),
                new Finding(USERS, 6, "岗位“town·校医（卫生联络员）”不存在，请先列入岗位文件"));
    }

    private static TestFiles sound() {
        return TestFiles.sound();
    }

    private void assertRefused(OrganisationFiles files, Finding... expected) {
        Roster before = store.current();
        long version = store.version();

        OrganisationFilesRefused refused =
                catchThrowableOfType(OrganisationFilesRefused.class, () -> organisationImport.importFrom(files));

        assertThat(refused).isNotNull();
        assertThat(refused.findings()).containsExactly(expected);
        assertThat(refused).hasMessageContainingAll(Stream.of(expected).map(Finding::toString).toArray(String[]::new));
        assertThat(store.current()).isEqualTo(before);
        assertThat(store.version()).isEqualTo(version);
    }
}
