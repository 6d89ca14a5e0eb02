package cn.baolei.journal;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes into the journal with which key it is sealed from now on. */
@Component
class KeyRecord {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRecord.class);

    private final SealKeys keys;
    private final Journal journal;
    private final JournalEntries entries;

    KeyRecord(SealKeys keys, Journal journal, JournalEntries entries) {
        this.keys = keys;
        this.journal = journal;
        this.entries = entries;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void note() {
        String key = keys.publicKeyText();
        List<Entry> keysBefore = entries.ofChain(Chains.JOURNAL);
        if (keysBefore.stream().reduce((one, next) -> next).filter(last -> last.body().contains('"' + key + '"')).isPresent()) {
            return;
        }
        if (!keysBefore.isEmpty()) {
            LOG.warn("The journal is sealed with another key from now on; verifications must know both");
        }
        journal.record(Chains.JOURNAL, Kinds.KEY, Map.of("key", key));
    }
}
