package cn.baolei.gate;

import java.util.List;

/** One thing that is demanded of everything deployed. A rule knows no other rule; all are asked, whatever another has found. */
public interface ModelRule {

    /** @return empty when nothing is wrong */
    List<Finding> check(Submission submission);
}
