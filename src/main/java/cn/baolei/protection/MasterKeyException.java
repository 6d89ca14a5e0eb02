package cn.baolei.protection;

/** Without the right master key nothing protected could be read, so the application does not start. */
class MasterKeyException extends RuntimeException {

    MasterKeyException(String message) {
        super(message);
    }
}
