package cn.baolei.gate;

import java.util.HashMap;
import java.util.Map;

/** Where in a file each element stands: id (in a form: key) → line and column, both from 1. */
final class Positions {

    static final Position UNKNOWN = new Position(0, 0);

    private final Map<String, Position> places = new HashMap<>();

    record Position(int line, int column) {
    }

    /** @return false where there is one of that id already; the first one counts */
    boolean add(String id, int line, int column) {
        return places.putIfAbsent(id, new Position(line, column)) == null;
    }

    Position of(String id) {
        return places.getOrDefault(id, UNKNOWN);
    }
}
