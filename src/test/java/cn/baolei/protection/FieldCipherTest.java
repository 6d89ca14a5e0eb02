package cn.baolei.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {

    private static final String CASE = "yanshi-shiyan-20200203-1";
    private final SecretKey key = new SecretKeySpec(MasterKey.random(), "AES");

    @ParameterizedTest
    @ValueSource(strings = {"张三", "", "38.2", "a:b:c\n|=", "𠮷野家"})
    void should_GiveBackWhatWasSealed_When_KeyFieldAndCaseAreTheSame(String clear) {
        String sealed = FieldCipher.seal(key, CASE, "personName", clear);
        assertThat(FieldCipher.open(key, FieldCipher.parse(sealed))).isEqualTo(clear);
        assertThat(FieldCipher.parse(sealed).caseNumber()).isEqualTo(CASE);
        assertThat(FieldCipher.seal(key, CASE, "personName", clear)).as("the nonce is random").isNotEqualTo(sealed);
    }

    @ParameterizedTest
    @CsvSource({"personName, personPhone", "20200203-1, 20200203-2"})
    void should_NotOpen_When_AValueWasMovedElsewhere(String word, String other) {
        String moved = FieldCipher.seal(key, CASE, "personName", "张三").replace(word, other);
        assertThatThrownBy(() -> FieldCipher.open(key, FieldCipher.parse(moved))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void should_NotOpen_When_TheKeyIsAnother() {
        String sealed = FieldCipher.seal(key, CASE, "personName", "张三");
        assertThatThrownBy(() -> FieldCipher.open(new SecretKeySpec(MasterKey.random(), "AES"), FieldCipher.parse(sealed)))
                .isInstanceOf(IllegalStateException.class).hasMessageNotContaining("张三");
    }

    @Test
    void should_FindTheSameWordOnlyUnderTheSameKey_When_ItIsIndexed() {
        byte[] word = "630102199001011234".getBytes(StandardCharsets.UTF_8);
        assertThat(BlindIndex.of(key, word)).isEqualTo(BlindIndex.of(key, word))
                .isNotEqualTo(BlindIndex.of(new SecretKeySpec(MasterKey.random(), "AES"), word));
    }

    @ParameterizedTest
    @CsvSource({"NAME, 欧阳格桑, 欧***", "NAME, 张三, 张*", "NAME, 张, 张*", "PHONE, 13987654321, 139****4321", "PHONE, 0971-8231234, ***",
        "IDENTITY, 630102199001011234, 6****************4", "IDENTITY, 1234, ***", "TEMPERATURE, 39.4, ***", "DIAGNOSIS, confirmed, ***",
        "ADDRESS, 昆仑路77号乙, ***", "DISCIPLINARY, 值守不到位, ***"})
    void should_LeaveNoMoreThanTheKindAllows_When_AValueIsMasked(Kind kind, String clear, String shown) {
        assertThat(kind.mask(clear)).isEqualTo(shown);
    }
}
