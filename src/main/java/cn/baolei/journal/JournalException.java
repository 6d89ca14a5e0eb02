package cn.baolei.journal;

/** The application cannot start, because its journal would prove nothing. */
class JournalException extends RuntimeException {

    private final String action;

    JournalException(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
