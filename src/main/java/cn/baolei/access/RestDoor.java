package cn.baolei.access;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** One line of the table's doors, ready to be compared with requests. */
record RestDoor(Access access, String method, PathPattern path) {

    private static final String SELF = "self";

    static List<RestDoor> ofTable() {
        return Arrays.stream(Access.values()).flatMap(access -> access.doors().stream().map(door -> of(access, door))).toList();
    }

    /** @param door method and path, as in {@link Access#doors} */
    static RestDoor of(Access access, String door) {
        String[] parts = door.split(" ");
        return new RestDoor(access, parts[0], PathPatternParser.defaultInstance.parse(parts[1]));
    }

    /** @param user who asks, for what is open to oneself only */
    boolean leadsTo(String asked, PathContainer where, String user) {
        if (!method.equals("*") && !method.equals(asked)) {
            return false;
        }
        PathPattern.PathMatchInfo match = path.matchAndExtract(where);
        return match != null && match.getUriVariables().getOrDefault(SELF, user).equals(user);
    }
}
