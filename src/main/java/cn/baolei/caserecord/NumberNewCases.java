package cn.baolei.caserecord;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives a case number to every instance that starts without one, before its first step. */
@Component
class NumberNewCases {

    private final CaseNumbers numbers;

    NumberNewCases(CaseNumbers numbers) {
        this.numbers = numbers;
    }

    @EventListener(condition = "#execution.eventName == 'start' and #execution.processBusinessKey == null")
    void number(DelegateExecution execution) {
        execution.setProcessBusinessKey(numbers.next(execution.getTenantId()));
    }
}
