package cn.baolei.engine;

import java.util.Set;

/** Whose work somebody does for a while, beside their own. Implemented where leave and delegation are known. */
public interface ActingPosts {

    /** Ids of the post groups whose tasks the user may see and take at this moment because a holder is away. */
    Set<String> groupsOf(String user);
}
