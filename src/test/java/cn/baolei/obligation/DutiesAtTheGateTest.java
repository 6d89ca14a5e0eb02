package cn.baolei.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.BehindTheGate;
import cn.baolei.engine.Unrestricted;
import cn.baolei.process.ProcessTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The running application refuses a deployment that loses a duty, and deploys nothing of it. */
@ProcessTest
@BehindTheGate
@TestPropertySource(properties = "camunda.bpm.deployment-resource-pattern=file:processes/**/*.bpmn,file:processes/**/*.dmn,file:forms/**/*.form")
class DutiesAtTheGateTest {

    @Autowired
    private RepositoryService repository;
    @Autowired
    private Unrestricted unrestricted;

    @Test
    void should_RefuseAndQuoteTheClause_When_AShippedReportIsMadeToGoNowhere() throws IOException {
        String changed = Files.readString(Path.of("processes/response/immediate-report.bpmn"))
                .replace("delegateExpression=\"${sendReportUpward}\"", "delegateExpression=\"${forwardReport}\"");

        assertThatThrownBy(() -> unrestricted.call(() -> repository.createDeployment().addString("immediate-report.bpmn", changed).deploy()))
                .isInstanceOf(ParseException.class).hasMessageContaining("“报上级”（sendReportUpward）：“报上级”的“系统处理”被改动")
                .hasMessageContaining("通知2-7“一旦发现疫情，及时报送疫情信息");
        assertThat(versions()).isEqualTo(1);
    }

    private long versions() {
        return unrestricted.call(() -> repository.createProcessDefinitionQuery().processDefinitionKey("immediate-report").count());
    }
}
