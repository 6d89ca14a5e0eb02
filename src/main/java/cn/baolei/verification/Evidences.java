package cn.baolei.verification;

import cn.baolei.journal.Chains;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Takes the evidence of a case out of the database. */
public class Evidences {

    private final DataSource database;
    private final String key;
    private final UnaryOperator<String> signer;

    /**
     * @param key    public key by which is sealed, X.509 in Base64
     * @param signer text → signature by that key in hexadecimal digits
     */
    Evidences(DataSource database, String key, UnaryOperator<String> signer) {
        this.database = database;
        this.key = key;
        this.signer = signer;
    }

    /**
     * All that is sealed; what is younger than a minute or two may not be.
     *
     * @throws CannotCheck when nothing of the case is sealed yet
     */
    public Evidence of(String caseNumber) {
        return of(caseNumber, null);
    }

    /**
     * @param file digest of the case file that it goes with ({@link ExportedFile#digest}); null where it stands alone
     * @throws CannotCheck when nothing of the case is sealed yet
     */
    public Evidence of(String caseNumber, String file) {
        String chain = Chains.ofCase(caseNumber);
        return Snapshot.of(database, jdbc -> {
            JournalTables tables = new JournalTables(jdbc);
            long first = tables.firstSealOf(chain).orElseThrow(() -> new CannotCheck("“" + ChainNames.words(chain).strip() + "”还没有已封存的记录。"));
            Map<Long, String> bodies = new TreeMap<>();
            tables.filed(chain, filed -> {
                if (filed.kind() == JournalTables.Kind.ENTRY) {
                    bodies.put(filed.entry().seq(), filed.entry().body());
                }
            });
            List<Evidence.Proved> entries = entries(tables, chain, bodies);
            List<Evidence.Signed> seals = new ArrayList<>();
            tables.seals(first, seal -> seals.add(new Evidence.Signed(seal.body(), seal.signature())));
            long newest = first + seals.size() - 1;
            ObjectNode closing = Bodies.JSON.createObjectNode().put("chain", chain).put("entries", entries.size()).put("key", key).put("newest", newest);
            if (file != null) {
                closing.put("file", file);
            }
            return new Evidence(Evidence.FORMAT, chain, key, entries, seals, new Evidence.Signed(closing.toString(), signer.apply(closing.toString())));
        });
    }

    private static List<Evidence.Proved> entries(JournalTables tables, String chain, Map<Long, String> bodies) {
        Map<Long, List<RootCheck.Leaf>> bySeal = new TreeMap<>();
        tables.leaves(chain, leaf -> bySeal.computeIfAbsent(leaf.seal(), none -> new ArrayList<>()).add(leaf));
        TreeMap<Long, Evidence.Proved> entries = new TreeMap<>();
        bySeal.forEach((seal, leaves) -> {
            List<String> hashes = leaves.stream().map(leaf -> leaf.hash() == null ? "" : leaf.hash()).toList();
            Map<Long, Integer> own = new HashMap<>();
            for (int position = 0; position < leaves.size(); position++) {
                if (leaves.get(position).chain().equals(chain)) {
                    own.put(leaves.get(position).seq(), position);
                }
            }
            own.forEach((seq, position) -> {
                if (bodies.containsKey(seq)) {
                    entries.put(seq, new Evidence.Proved(bodies.get(seq), seal, leaves.get(position).position(), Merkle.path(hashes, position)));
                }
            });
        });
        return List.copyOf(entries.values());
    }
}
