package cn.baolei.assessment;

import java.time.Instant;
import java.util.List;

/** A record from which figures about an official can be taken. Every bean of this type is asked, in the order of its {@code @Order}. */
public interface RecordSource {

    /**
     * @param user  id of the official
     * @param from  first instant of the period
     * @param until the instant after the last
     * @return also what is zero: that nothing is on record is a figure too
     */
    List<Figure> figuresOf(String user, Instant from, Instant until);
}
