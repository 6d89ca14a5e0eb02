package cn.baolei.notification;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/** What callers may hand to a template. Only the name of a step is free text, and it comes from a diagram. */
enum Parameter {

    STEP("step") {
        @Override
        String shown(String value, OrganisationDirectory directory) {
            return value;
        }
    },
    ROLE("role") {
        @Override
        String shown(String value, OrganisationDirectory directory) {
            return Role.ofCode(value).map(Role::label).orElseThrow(() -> refused("role code"));
        }
    },
    LEVEL("level") {
        @Override
        String shown(String value, OrganisationDirectory directory) {
            return directory.find(value).orElseThrow(() -> refused("organisation code")).name();
        }
    },
    DEADLINE("deadline") {
        @Override
        String shown(String value, OrganisationDirectory directory) {
            try {
                return ShanghaiTime.format(Instant.parse(value));
            } catch (DateTimeParseException notAnInstant) {
                throw refused("ISO 8601 instant");
            }
        }
    };

    private final String code;

    Parameter(String code) {
        this.code = code;
    }

    /** The name by which callers and templates know it. */
    String code() {
        return code;
    }

    /** The words that stand in the message for a value. The value itself never enters an exception's message. */
    abstract String shown(String value, OrganisationDirectory directory);

    IllegalArgumentException refused(String expected) {
        return new IllegalArgumentException("Notification parameter '" + code + "' is not a known " + expected);
    }

    static Parameter ofCode(String code) {
        return Arrays.stream(values()).filter(parameter -> parameter.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Notifications take no parameter '" + code + "'"));
    }
}
