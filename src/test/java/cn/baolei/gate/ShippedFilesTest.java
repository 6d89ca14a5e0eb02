package cn.baolei.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the product ships passes its own gate. */
class ShippedFilesTest {

    @Test
    void should_FindNothing_When_AllShippedFilesAreHandedIn() {
        Map<String, byte[]> files = Gate.shipped();
        assertThat(files).hasSizeGreaterThan(100);
        assertThat(Gate.findings(files)).extracting(finding -> finding.file() + ": " + finding.sentence()).isEmpty();
    }
}
