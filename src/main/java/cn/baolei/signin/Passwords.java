package cn.baolei.signin;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets passwords of the engine's users by the engine's own rules ({@code BaoleiEnginePlugin}), in Chinese. */
@Component
public class Passwords {

    /** Without those that look alike: 0 O, 1 l I. */
    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GROUPS = 5;
    private static final int LENGTH_OF_GROUP = 4;

    private static final Map<String, String> WORDS = Map.of(
            "PASSWORD_POLICY_LENGTH", "至少 {minLength} 个字符",
            "PASSWORD_POLICY_LOWERCASE", "至少 {minLowerCase} 个小写字母",
            "PASSWORD_POLICY_UPPERCASE", "至少 {minUpperCase} 个大写字母",
            "PASSWORD_POLICY_DIGIT", "至少 {minDigit} 个数字",
            "PASSWORD_POLICY_USER_DATA", "不得包含用户名、姓名、电子邮箱");

    private final IdentityService identities;
    private final Unrestricted unrestricted;
    private final PasswordsToChange toChange;
    private final OpenSessions sessions;
    private final SecureRandom random = new SecureRandom();

    Passwords(IdentityService identities, Unrestricted unrestricted, PasswordsToChange toChange, OpenSessions sessions) {
        this.identities = identities;
        this.unrestricted = unrestricted;
        this.toChange = toChange;
        this.sessions = sessions;
    }

    /** The rules as an official reads them. */
    List<String> rules() {
        return identities.getPasswordPolicy().getRules().stream().map(Passwords::wording).toList();
    }

    /** @throws Refusal when the new one is the old one or breaks a rule */
    @Transactional
    void choose(String user, String old, String password) {
        if (password.equals(old)) {
            throw new Refusal("新密码不能与原密码相同。");
        }
        List<PasswordPolicyRule> broken = identities.checkPasswordAgainstPolicy(password, find(user)).getViolatedRules();
        if (!broken.isEmpty()) {
            throw new Refusal(broken.stream().map(Passwords::wording).collect(Collectors.joining("；", "新密码不符合要求：", "。")));
        }
        set(user, password);
        toChange.remove(user);
    }

    /**
     * Gives somebody a password that they have to change at their next sign-in.
     *
     * @return the password, which is kept nowhere
     * @throws Refusal when there is no such user
     */
    @Transactional
    String giveInitial(String user) {
        String password = generate(find(user));
        set(user, password);
        toChange.add(user);
        return password;
    }

    /** One that no rule forbids to this user. */
    public String generate(User user) {
        String password;
        do {
            password = IntStream.range(0, GROUPS).mapToObj(group -> group()).collect(Collectors.joining("-"));
        } while (!identities.checkPasswordAgainstPolicy(password, user).isValid());
        return password;
    }

    private String group() {
        return random.ints(LENGTH_OF_GROUP, 0, SIGNS.length()).mapToObj(SIGNS::charAt).map(String::valueOf).collect(Collectors.joining());
    }

    private User find(String user) {
        User found = unrestricted.call(() -> identities.createUserQuery().userId(user).singleResult());
        if (found == null) {
            throw new Refusal("没有“" + user + "”这个用户，请核对用户名。");
        }
        return found;
    }

    /** Whoever knew the old one is signed in nowhere any more. */
    private void set(String user, String password) {
        unrestricted.call(() -> {
            User found = identities.createUserQuery().userId(user).singleResult();
            found.setPassword(password);
            identities.saveUser(found);
            return null;
        });
        sessions.end(user);
    }

    private static String wording(PasswordPolicyRule rule) {
        String words = WORDS.get(rule.getPlaceholder());
        for (Map.Entry<String, String> figure : (rule.getParameters() == null ? Map.<String, String>of() : rule.getParameters()).entrySet()) {
            words = words.replace("{" + figure.getKey() + "}", figure.getValue());
        }
        return words;
    }
}
