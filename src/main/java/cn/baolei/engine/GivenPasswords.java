package cn.baolei.engine;

/** Is told, within the transaction, whenever somebody signed in sets another person's password, at whatever door. */
public interface GivenPasswords {

    void given(String userId);
}
