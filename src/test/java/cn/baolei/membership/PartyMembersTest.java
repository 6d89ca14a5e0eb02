package cn.baolei.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartyMembersTest {

    private final OrganisationDirectory directory = mock(OrganisationDirectory.class);
    private final PartyMembers members = new PartyMembers(directory);

    @Test
    void should_NameThemInOrder_When_SomebodyIsAMember() {
        holding("b", "a");
        assertThat(members.of("school")).containsExactly("a", "b");
    }

    @Test
    void should_Refuse_When_NobodyIsAMember() {
        holding();
        when(directory.get("school")).thenReturn(new Organisation("school", "某校", "school", null, null));
        assertThatThrownBy(() -> members.of("school")).isInstanceOf(Refusal.class).hasMessageStartingWith("某校没有登记党员");
    }

    @Test
    void should_Refuse_When_OneOfTheChosenIsNoMember() {
        holding("a");
        members.require(List.of("a"), "school");
        assertThatThrownBy(() -> members.require(List.of("a", "c"), "school")).isInstanceOf(Refusal.class);
    }

    private void holding(String... users) {
        when(directory.holdersOf(new Post(Role.MEMBER, "school"))).thenReturn(List.of(users));
    }
}
