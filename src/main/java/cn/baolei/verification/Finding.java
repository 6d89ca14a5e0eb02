package cn.baolei.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Something that is not as it was written.
 *
 * @param chain  in which chain of the journal, null where it is a seal or the whole
 * @param first  first number of the entries that are meant, null where none can be named
 * @param last   last number of these
 * @param seal   number of the seal, null where none is meant
 * @param suspects chains of which one is meant, where no more can be told; null otherwise
 * @param detail in Chinese, where and by what it shows; no word of what the entry says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(FindingKind kind, String chain, Long first, Long last, Long seal, List<String> suspects, String detail) {

    private static final int MOST = 20;

    static Finding entry(FindingKind kind, String chain, long seq, String detail) {
        return new Finding(kind, chain, seq, seq, null, null, detail);
    }

    static Finding entries(FindingKind kind, String chain, long first, long last, String detail) {
        return new Finding(kind, chain, first, last, null, null, detail);
    }

    static Finding chain(FindingKind kind, String chain, String detail) {
        return new Finding(kind, chain, null, null, null, null, detail);
    }

    static Finding seal(FindingKind kind, long seal, String detail) {
        return new Finding(kind, null, null, null, seal, null, detail);
    }

    static Finding whole(FindingKind kind, String detail) {
        return new Finding(kind, null, null, null, null, null, detail);
    }

    /** "案件 X 第 3 至 5 条：…" */
    public String words() {
        return words(ChainNames::words);
    }

    /** @param names what each chain is called to whoever reads it */
    public String words(UnaryOperator<String> names) {
        StringBuilder words = new StringBuilder(chain == null ? "" : names.apply(chain));
        if (seal != null) {
            words.append("第 ").append(seal).append(" 号封签");
        }
        if (first != null) {
            words.append(first.equals(last) ? "第 " + first + " 条记录" : "第 " + first + " 至 " + last + " 条记录");
        }
        String said = suspects == null ? detail : detail + "：" + suspects.stream().limit(MOST).map(names).map(String::strip)
                .collect(Collectors.joining("、")) + (suspects.size() > MOST ? " 等 " + suspects.size() + " 件。" : "。");
        return words.isEmpty() ? said : words.toString().strip() + "：" + said;
    }
}
