package cn.baolei.audit.story;

import java.util.stream.Stream;

/** One of the records out of which the story of a case is told. It tells of nothing that the matter does not hold. */
interface Source {

    Stream<Told> of(Matter matter);
}
