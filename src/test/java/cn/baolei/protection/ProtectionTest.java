package cn.baolei.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {

    private final Protection protection = new Protection(null, null, null, null);

    @Test
    void should_KeepTheShapeAndHideEveryValue_When_AListIsMasked() {
        assertThat(protection.maskJson("contacts", """
                [{"name": "欧阳格桑", "phone": "13987654321", "relation": "同班", "seats": [3, true], "note": null}]"""))
                .isEqualTo("[{\"name\":\"欧***\",\"phone\":\"139****4321\",\"relation\":\"***\",\"seats\":[\"***\",\"***\"],\"note\":null}]");
        assertThat(protection.maskJson("contacts", "no JSON: 欧阳格桑")).isEqualTo("\"***\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"field,kind\nname,nobody", "field,kind\nname,name\nname,phone"})
    void should_RefuseTheDeclaration_When_AKindIsUnknownOrANameStandsTwice(String file) {
        assertThatThrownBy(() -> ProtectedFields.read(new StringReader(file))).isInstanceOf(IllegalArgumentException.class);
    }
}
