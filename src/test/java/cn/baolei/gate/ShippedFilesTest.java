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
        long t = System.nanoTime(); Gate.findings(files); System.out.println("MEASURED first ms " + (System.nanoTime() - t) / 1000000);
        for (ModelRule rule : Gate.RULES) { t = System.nanoTime(); rule.check(Intake.of(files).submission(Gate.NOTHING)); System.out.println("MEASURED " + rule.getClass().getSimpleName() + " " + (System.nanoTime() - t) / 1000000); }
        t = System.nanoTime(); Intake.of(files); System.out.println("MEASURED intake ms " + (System.nanoTime() - t) / 1000000);
        assertThat(Gate.findings(files)).extracting(finding -> finding.file() + ": " + finding.sentence()).isEmpty();
    }
}
