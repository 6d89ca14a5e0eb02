package cn.baolei.gate;

import cn.baolei.engine.DeploymentCheck;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks every {@link ModelRule} about everything that is to be deployed, and has written down what was refused. */
@Component
public class DeploymentGate implements DeploymentCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentGate.class);

    private final List<ModelRule> rules;
    private final Deployed deployed;
    private final ObjectProvider<DeploymentLog> log;
    private final TransactionTemplate apart;

    DeploymentGate(List<ModelRule> rules, Deployed deployed, ObjectProvider<DeploymentLog> log, PlatformTransactionManager transactions) {
        this.rules = rules;
        this.deployed = deployed;
        this.log = log;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * What would be said if these files were deployed together now; nothing is deployed or written down.
     *
     * @param files name → content
     * @return by file and place in the file; empty when they may be deployed
     */
    public List<Finding> findings(Map<String, byte[]> files) {
        return findings(Intake.of(files));
    }

    @Override
    public List<Fault> faults(String person, Map<String, byte[]> files) {
        Intake intake = Intake.of(files);
        List<Finding> findings = findings(intake);
        if (!findings.isEmpty()) {
            log.orderedStream().forEach(kept -> apart.executeWithoutResult(transaction -> kept.refused(person, files, findings)));
        }
        return findings.stream().map(finding -> {
            Positions.Position place = intake.positionOf(finding);
            return new Fault(finding.file(), finding.elementId(), place.line(), place.column(), finding.sentence());
        }).toList();
    }

    private List<Finding> findings(Intake intake) {
        Submission submission = intake.submission(deployed);
        List<String> order = List.copyOf(submission.files().keySet());
        return Stream.concat(intake.findings().stream(), rules.stream().flatMap(rule -> asked(rule, submission).stream())).distinct()
                .sorted(Comparator.comparing((Finding finding) -> order.indexOf(finding.file()))
                        .thenComparing(finding -> intake.positionOf(finding).line())
                        .thenComparing(finding -> intake.positionOf(finding).column())).toList();
    }

    /** What a rule cannot make out is refused, like everything that is not known to be right. */
    private static List<Finding> asked(ModelRule rule, Submission submission) {
        try {
            return rule.check(submission);
        } catch (RuntimeException failure) {
            LOG.error("Rule {} failed; the deployment is refused", rule.getClass().getSimpleName(), failure);
            return List.of(Finding.of(submission.files().keySet().iterator().next(),
                    "检查时出错，未能部署，请把文件交系统管理员查看（" + rule.getClass().getSimpleName() + "）"));
        }
    }
}
