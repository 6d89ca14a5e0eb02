package cn.baolei.contacts;

/** The whole file is refused; the message is Chinese and meant for the official who uploaded it. */
class UnreadableSheet extends RuntimeException {

    UnreadableSheet(String message) {
        super(message);
    }
}
