package cn.baolei.membership;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Service;

/** Who holds the role 党员 at an organisation. */
@Service
public class PartyMembers {

    private final OrganisationDirectory directory;

    PartyMembers(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /**
     * @param organisation code
     * @return user ids in alphabetical order
     * @throws Refusal when there is nobody: a choice among nobody could never be made
     */
    public List<String> of(String organisation) {
        List<String> members = directory.holdersOf(new Post(Role.MEMBER, organisation)).stream().sorted().toList();
        if (members.isEmpty()) {
            throw new Refusal(directory.get(organisation).name() + "没有登记党员，无法确定党员人选。请联系系统管理员补充党员名册。");
        }
        return members;
    }

    /** @throws Refusal when one of them is no party member there: what a browser sends need not be what the form offered */
    public void require(List<String> users, String organisation) {
        if (!directory.holdersOf(new Post(Role.MEMBER, organisation)).containsAll(users)) {
            throw new Refusal("请从本单位党员名单中选择");
        }
    }

    /**
     * The party members as the choices of a form: {@code value} the user id, {@code label} the name.
     *
     * @throws Refusal when there is nobody
     */
    public SpinJsonNode options(String organisation) {
        return Spin.JSON(of(organisation).stream().map(user -> Map.of("value", user, "label", nameOf(user))).toList());
    }

    /** The name as shown to others. */
    public String nameOf(String user) {
        return directory.displayNameOf(user);
    }
}
