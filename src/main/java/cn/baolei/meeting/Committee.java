package cn.baolei.meeting;

import java.util.List;

/**
 * A committee that can deliberate.
 *
 * @param organisation code of the organisation whose committee it is
 * @param members      user ids of those who vote, in the order of their posts
 */
record Committee(String organisation, List<String> members) {
}
