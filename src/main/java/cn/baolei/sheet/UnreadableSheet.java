package cn.baolei.sheet;

/** The whole file is refused; the message is Chinese and meant for the official who uploaded it. */
public class UnreadableSheet extends RuntimeException {

    public UnreadableSheet(String message) {
        super(message);
    }
}
