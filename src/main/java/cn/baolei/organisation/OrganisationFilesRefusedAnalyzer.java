package cn.baolei.organisation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the findings instead of a stack trace when the start is refused. */
class OrganisationFilesRefusedAnalyzer extends AbstractFailureAnalyzer<OrganisationFilesRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OrganisationFilesRefused refused) {
        return new FailureAnalysis(refused.getMessage(), "请按上列行号改正文件后重新启动。", refused);
    }
}
