package cn.baolei.bench;

import cn.baolei.organisation.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up province of any size: one root, eight prefectures, counties, and schools below them; at each those who act in a round
 * and at the beginning of a case: 书记, 班子成员, 校医, 党办主任.
 *
 * @param organisations codes, superiors first
 */
record Province(List<String> organisations) {

    /** The gate takes the product's files; what the tests bring along it would refuse. */
    static final String SHIPPED_FILES = "--camunda.bpm.deployment-resource-pattern="
            + "classpath*:processes/*/*.bpmn,classpath*:processes/*/*.dmn,classpath*:forms/*/*.form";

    static final String ROOT = "province";

    private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::code).limit(15).toList();
    private static final int PREFECTURES = 8;
    private static final int SCHOOLS_PER_COUNTY = 60;

    /** Writes the files that the application imports at its start. */
    static Province write(int size, Path folder) throws IOException {
        return write(size, folder, code -> List.of("secretary", "committee-member", "doctor", "office-director").stream()
                .map(role -> new Holder(code + "." + role, code, role)).toList());
    }

    /** The same with as many people at each organisation, every other one of whom holds a second post. */
    static Province write(int size, int people, Path folder) throws IOException {
        return write(size, folder, code -> IntStream.range(0, people).boxed().flatMap(number -> {
            Holder first = new Holder(code + "." + number, code, ROLES.get(number % ROLES.size()));
            return number % 2 == 0 ? Stream.of(first) : Stream.of(first, new Holder(first.user(), code, ROLES.get((number + 2) % ROLES.size())));
        }).toList());
    }

    private static Province write(int size, Path folder, Function<String, List<Holder>> holders) throws IOException {
        List<String> codes = new ArrayList<>(List.of(ROOT));
        List<String> organisations = new ArrayList<>(List.of("code,name,kind,parent,reports_to", ROOT + ",省委教育工委,province,,"));
        List<String> counties = new ArrayList<>();
        for (int number = 1; codes.size() < size; number++) {
            boolean prefecture = number <= PREFECTURES;
            boolean county = !prefecture && counties.size() * SCHOOLS_PER_COUNTY < size;
            String code = (prefecture ? "prefecture-" : county ? "county-" : "school-") + number;
            String superior = prefecture ? ROOT : county ? "prefecture-" + (number % PREFECTURES + 1) : counties.get(number % counties.size());
            String kind = prefecture ? "prefecture" : county ? "county" : "school";
            organisations.add(String.join(",", code, "单位" + number, kind, superior, superior));
            codes.add(code);
            if (county) {
                counties.add(code);
            }
        }
        Set<String> posts = new LinkedHashSet<>(List.of("organisation,role,deputy"));
        List<String> users = new ArrayList<>(List.of("user,name,organisation,role"));
        codes.stream().map(holders).flatMap(List::stream).forEach(holder -> {
            posts.add(holder.organisation() + "," + holder.role() + ",");
            users.add(String.join(",", holder.user(), holder.user().replace('.', '·'), holder.organisation(), holder.role()));
        });
        Files.createDirectories(folder);
        Files.write(folder.resolve("organisations.csv"), organisations);
        Files.write(folder.resolve("posts.csv"), posts);
        Files.write(folder.resolve("users.csv"), users);
        return new Province(List.copyOf(codes));
    }

    private record Holder(String user, String organisation, String role) {
    }
}
