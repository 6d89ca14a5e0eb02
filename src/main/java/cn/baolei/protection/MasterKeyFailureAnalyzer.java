package cn.baolei.protection;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a missing or wrong master key into Spring Boot's short description and action instead of a stack trace. */
class MasterKeyFailureAnalyzer extends AbstractFailureAnalyzer<MasterKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MasterKeyException cause) {
        return new FailureAnalysis(cause.getMessage(), "Put the file with which this database was first started where "
                + "baolei.protection.master-key-file says (docs/protected-fields.md). Without it nothing protected in this database can be "
                + "read again.", cause);
    }
}
