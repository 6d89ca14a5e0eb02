package cn.baolei.routing;

import cn.baolei.organisation.Post;
import java.util.Optional;
import java.util.Set;

/**
 * Where a task goes.
 *
 * @param wanted   the post that should have it
 * @param chosen   the post that gets it: the wanted one, or whoever stands in
 * @param fallback why it is not a holder of the wanted post, in Chinese; empty when it is
 * @param handlers who may take it at this moment, user ids; empty when nobody may
 */
record Route(Post wanted, Post chosen, Optional<String> fallback, Set<String> handlers) {
}
