package cn.baolei.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTest {

    /** Computed apart from this program, with the definition of RFC 6962 in another language. */
    @Test
    void should_HaveTheRootOfTheStandard_When_LeavesAreEmptyOrShort() {
        assertThat(Merkle.root(List.of())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Merkle.leaf("")).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(Merkle.root(IntStream.range(0, 7).mapToObj(leaf -> Merkle.leaf("leaf-" + leaf)).toList()))
                .isEqualTo("0b007fb915eb9b2a146f54b1c86ec53b664f8e455b7660b0b6ee13edc0d921c0");
    }

    @Test
    void should_LeadToTheRoot_When_ThePathIsThatOfTheLeaf() {
        for (int size = 1; size <= 40; size++) {
            List<String> leaves = IntStream.range(0, size).mapToObj(leaf -> Merkle.leaf("leaf-" + leaf)).toList();
            String root = Merkle.root(leaves);
            for (int position = 0; position < size; position++) {
                List<String> path = Merkle.path(leaves, position);
                assertThat(Merkle.root(leaves.get(position), position, size, path)).contains(root);
                assertThat(Merkle.root(Merkle.leaf("another"), position, size, path)).isNotEqualTo(Optional.of(root));
                if (size > 1) {
                    assertThat(Merkle.root(leaves.get(position), (position + 1) % size, size, path)).isNotEqualTo(Optional.of(root));
                    assertThat(Merkle.root(leaves.get(position), position, size, path.subList(1, path.size()))).isNotEqualTo(Optional.of(root));
                }
            }
        }
    }
}
