package cn.baolei.verification;

/** Whether anything was tampered with cannot be told, because what would have to be looked at cannot be read. The message is Chinese, for people. */
public class CannotCheck extends RuntimeException {

    public CannotCheck(String message) {
        super(message);
    }
}
