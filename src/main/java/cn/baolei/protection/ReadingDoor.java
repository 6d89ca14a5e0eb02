package cn.baolei.protection;

import java.util.Optional;
import java.util.function.Supplier;

/** What the record of readings names as the door when a job reads in somebody's name, where there is no request. It opens nothing. */
public final class ReadingDoor {

    private static final ThreadLocal<String> NAME = new ThreadLocal<>();

    private ReadingDoor() {
    }

    /** @param door what the job is; no word of an official, no value of a case */
    public static <T> T through(String door, Supplier<T> reading) {
        NAME.set(door);
        try {
            return reading.get();
        } finally {
            NAME.remove();
        }
    }

    static Optional<String> named() {
        return Optional.ofNullable(NAME.get());
    }
}
