package cn.baolei.routing;

import cn.baolei.organisation.Post;
import java.util.Optional;

/**
 * Where a task goes.
 *
 * @param wanted   the post that should have it
 * @param chosen   the post that gets it: the wanted one, or whoever stands in
 * @param fallback why it is not the wanted post, in Chinese; empty when it is
 */
record Route(Post wanted, Post chosen, Optional<String> fallback) {
}
