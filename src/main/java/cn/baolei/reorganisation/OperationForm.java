package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** The forms of the page as operations. */
final class OperationForm {

    private OperationForm() {
    }

    /** @throws Refusal when the form is none of the page's */
    static Operation read(MultiValueMap<String, String> form) {
        String organisation = text(form, "organisation");
        return switch (text(form, "kind")) {
            case "rename" -> new Rename(organisation, text(form, "name"));
            case "move" -> new Move(organisation, text(form, "parent"), text(form, "reportsTo"));
            case "merge" -> new Merge(Stream.concat(Stream.of(organisation), words(form, "others").stream()).distinct().toList(), text(form, "into"),
                    without(all(form, "holder"), all(form, "along")));
            case "split" -> new Split(organisation, text(form, "code"), text(form, "name"), text(form, "newKind"), text(form, "parent"),
                    all(form, "role"), all(form, "person"), words(form, "cases"));
            case "transfer" -> new Transfer(text(form, "user"), all(form, "from"), new LinkedHashSet<>(posts(form)));
            default -> throw new Refusal("未知的操作");
        };
    }

    /** A role and an organisation in each line that is filled in. */
    private static List<String> posts(MultiValueMap<String, String> form) {
        String role = text(form, "toRole");
        String organisation = text(form, "toOrganisation");
        if (role.isEmpty() != organisation.isEmpty()) {
            throw new Refusal("新任岗位须同时选择单位和岗位");
        }
        return role.isEmpty() ? List.of() : List.of(role + "@" + organisation);
    }

    private static Set<String> without(Set<String> holders, Set<String> along) {
        Set<String> without = new LinkedHashSet<>(holders);
        without.removeAll(along);
        return without;
    }

    private static List<String> words(MultiValueMap<String, String> form, String name) {
        return Arrays.stream(text(form, name).split("[\\s,，、;；]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static Set<String> all(MultiValueMap<String, String> form, String name) {
        return new LinkedHashSet<>(form.getOrDefault(name, List.of()));
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
