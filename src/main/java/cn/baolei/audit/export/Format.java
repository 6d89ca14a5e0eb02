package cn.baolei.audit.export;

/** What kind of file somebody asks for. */
enum Format {

    PDF("PDF（阅读、打印）", "application/pdf"), JSON("JSON（供程序读取）", "application/json");

    private final String label;
    private final String mediaType;

    Format(String label, String mediaType) {
        this.label = label;
        this.mediaType = mediaType;
    }

    public String label() {
        return label;
    }

    String mediaType() {
        return mediaType;
    }

    /** As it stands in addresses and in the table, and at the end of a file's name. */
    public String code() {
        return name().toLowerCase();
    }

    /** @throws IllegalArgumentException when there is none */
    static Format of(String code) {
        return valueOf(code.toUpperCase());
    }
}
