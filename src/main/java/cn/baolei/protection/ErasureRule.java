package cn.baolei.protection;

import cn.baolei.engine.Refusal;

/** Says when what is protected of a case must stay readable. Asked in the transaction that would destroy it. */
public interface ErasureRule {

    /** @throws Refusal when it must, with the reason */
    void check(String caseNumber);
}
