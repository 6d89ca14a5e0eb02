package cn.baolei.protection;

/** Says who must keep out of a case. */
public interface KeptOut {

    boolean isKeptOut(String user, String caseNumber);
}
