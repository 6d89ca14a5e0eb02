package cn.baolei.release;

/** Where the notice wants information published (clause 2-9). */
enum ReleaseChannel {

    CAMPUS_WEBSITE("campus-website"),
    WECHAT("wechat");

    private final String code;

    ReleaseChannel(String code) {
        this.code = code;
    }

    /** The word used in forms, tables and the configuration. */
    String code() {
        return code;
    }
}
