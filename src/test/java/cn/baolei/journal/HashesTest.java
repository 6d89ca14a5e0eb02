package cn.baolei.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the test vectors of Certificate Transparency (RFC 6962) and of RFC 8785. */
class HashesTest {

    private static final HexFormat HEX = HexFormat.of();
    /** The eight leaves of Certificate Transparency's own tests. */
    private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void should_GiveTheKnownRoots_When_TheTreeHasOneToEightLeaves() throws Exception {
        List<byte[]> hashes = new ArrayList<>();
        for (int size = 1; size <= LEAVES.size(); size++) {
            hashes.add(leaf(HEX.parseHex(LEAVES.get(size - 1))));
            assertThat(HEX.formatHex(Hashes.root(hashes))).as("%d leaves", size).isEqualTo(ROOTS.get(size - 1));
        }
        assertThat(HEX.formatHex(Hashes.root(List.of()))).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void should_PutAZeroBeforeTheBody_When_AnEntryIsHashed() throws Exception {
        assertThat(Hashes.leaf("10")).isEqualTo(leaf("10".getBytes()));
    }

    @Test
    void should_OrderAndEscapeAsTheStandardSays_When_Written() {
        Map<String, Object> facts = new LinkedHashMap<>();
        // The example of RFC 8785, section 3.2.3: by UTF-16 code units.
        facts.put("\u20ac", "Euro Sign");
        facts.put("\r", "Carriage Return");
        facts.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        facts.put("1", "One");
        facts.put("\ud83d\ude00", "Emoji: Grinning Face");
        facts.put("\u0080", "Control");
        facts.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.of(facts)).isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
        // Section 3.2.2.2.
        assertThat(CanonicalJson.of(Map.of("string", "\u20ac$\u000f\nA'B\"\\\\\"/\u007f\u001b")))
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\\u001b\"}");
    }

    @Test
    void should_BeExactForEveryReader_When_NumbersTimesAndBrokenTextComeIn() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("large", Long.MAX_VALUE);
        facts.put("exact", 9007199254740991L);
        facts.put("decimal", 36.6);
        facts.put("time", Instant.parse("2020-02-01T01:02:03.123456789Z"));
        facts.put("date", new Date(0));
        facts.put("list", Arrays.asList(true, null, List.of(1)));
        facts.put("half", "a\ud83d");
        assertThat(CanonicalJson.of(facts)).isEqualTo("{\"date\":\"1970-01-01T00:00:00Z\",\"decimal\":\"36.6\",\"exact\":9007199254740991,\"half\":\"a\ufffd\","
                + "\"large\":\"9223372036854775807\",\"list\":[true,null,[1]],\"time\":\"2020-02-01T01:02:03.123456Z\"}");
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("stream", System.in))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] leaf(byte[] content) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(ByteBuffer.allocate(content.length + 1).put((byte) 0).put(content).array());
    }
}
