package cn.baolei.rumour;

import java.util.List;
import java.util.stream.Stream;

/**
 * What all sources together say; the inputs of the decision table {@code rumor-verdict}.
 *
 * @param authorities number of different authorities
 * @param sources     number of different sources, authorities among them
 * @param say         {@code confirmed}, {@code denied} or {@code mixed}; where authorities speak, only they count
 */
record SourceTally(int authorities, int sources, String say) {

    static SourceTally of(List<Source> all) {
        List<Source> authorities = all.stream().filter(Source::authority).toList();
        return new SourceTally(names(authorities.stream()), names(all.stream()), say(authorities.isEmpty() ? all : authorities));
    }

    private static int names(Stream<Source> sources) {
        return (int) sources.map(source -> source.name().strip()).distinct().count();
    }

    private static String say(List<Source> counting) {
        long confirming = counting.stream().filter(Source::confirms).count();
        if (confirming == 0) {
            return "denied";
        }
        return confirming == counting.size() ? "confirmed" : "mixed";
    }
}
