package cn.baolei.release;

/** What must never be published. */
enum PersonalDataKind {

    IDENTITY_NUMBER("身份证件号码", 4, 1),
    TELEPHONE("电话号码", 3, 2),
    KNOWN_PERSON("病例、接触者等人员的姓名", 1, 0),
    KNOWN_NUMBER("病例、接触者等人员的电话或者证件号码", 3, 2);

    private final String label;
    private final int leading;
    private final int trailing;

    PersonalDataKind(String label, int leading, int trailing) {
        this.label = label;
        this.leading = leading;
        this.trailing = trailing;
    }

    String label() {
        return label;
    }

    /** Enough to recognise it in one's own text, too little to learn it from. */
    String masked(String found) {
        int hidden = Math.max(1, found.length() - leading - trailing);
        return found.substring(0, Math.min(leading, found.length() - 1)) + "*".repeat(hidden)
                + found.substring(Math.max(found.length() - trailing, Math.min(found.length(), leading + hidden)));
    }
}
