package cn.baolei.verification;

import static cn.baolei.verification.FindingKind.ENTRY_INSERTED;
import static cn.baolei.verification.FindingKind.FILE_ALTERED;
import static cn.baolei.verification.FindingKind.KEY_REPLACED;
import static cn.baolei.verification.FindingKind.SEAL_ALTERED;
import static cn.baolei.verification.FindingKind.SEAL_MISSING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Whether exported evidence is as it was exported, from the evidence alone and what is known from outside. */
final class EvidenceCheck {

    private final Evidence evidence;
    private final Outside outside;
    private final Optional<String> file;
    private final Collected collected = new Collected();
    private final Map<Long, Bodies.OfSeal> good = new HashMap<>();
    private final PublicKeys keys = new PublicKeys();

    EvidenceCheck(Evidence evidence, Outside outside, Optional<String> file) {
        this.evidence = evidence;
        this.outside = outside;
        this.file = file;
    }

    Report report(Instant now) {
        Set<String> named = outside.fingerprints();
        Optional<OutsideRoots> roots = outside.roots().map(directory -> OutsideRoots.in(directory, named));
        Set<String> known = named.isEmpty() ? roots.map(OutsideRoots::fingerprints).orElse(Set.of(PublicKeys.fingerprint(evidence.key()))) : named;
        SealCheck seals = seals(known, roots);
        entries(seals);
        if (named.isEmpty() && roots.isEmpty()) {
            collected.notes.add("没有提供外部掌握的公钥或指纹，不能排除有人用另一把密钥重做了整份文件。");
        }
        return new Report(evidence.chain(), now, evidence.entries().size(), 1, seals.count(), seals.newest() == null ? null : seals.newest().number(),
                seals.newestAt(), seals.firstKey(), collected.found, collected.findings, collected.notes);
    }

    private SealCheck seals(Set<String> known, Optional<OutsideRoots> roots) {
        long first = LongStream.concat(evidence.entries().stream().mapToLong(Evidence.Proved::seal),
                evidence.seals().stream().limit(1).flatMap(seal -> Bodies.seal(seal.body()).stream()).mapToLong(Bodies.OfSeal::number)).min().orElse(1);
        SealCheck check = new SealCheck(known, first);
        long number = first;
        for (Evidence.Signed signed : evidence.seals()) {
            Optional<Bodies.OfSeal> told = Bodies.seal(signed.body());
            number = told.map(Bodies.OfSeal::number).filter(own -> own >= 1).orElse(number);
            SealRow row = told.map(seal -> new SealRow(seal.number(), seal.sealedAt(), seal.leaves(), seal.root(), seal.previous(), signed.body(),
                    signed.signature())).orElse(new SealRow(number, Instant.EPOCH, 0, "", "", signed.body(), signed.signature()));
            check.next(row);
            roots.ifPresent(kept -> kept.compare(row, check, collected));
            if (told.isPresent() && !check.isBroken(row.number()) && !check.isStrange(row.number())) {
                good.put(row.number(), told.get());
            }
            number++;
        }
        collected.addAll(check.findings());
        if (collected.found == 0 && check.newest() != null && !good.get(check.newest().number()).key().equals(evidence.key())) {
            collected.add(Finding.whole(KEY_REPLACED, "文件所附的公钥不是封签所用的那一把。"));
        }
        if (check.newest() == null) {
            collected.add(Finding.whole(SEAL_MISSING, "文件里没有封签。"));
        } else {
            roots.ifPresent(kept -> {
                kept.note(collected);
                if (!kept.overlaps(first, check.newest().number())) {
                    collected.notes.add("外部留存的封签中没有本文件所涉的任何一号，未能比对。");
                }
            });
        }
        return check;
    }

    private void entries(SealCheck seals) {
        long count = closing(seals).orElse(-1L);
        List<Link> links = new ArrayList<>();
        SortedSet<Long> sealed = new TreeSet<>();
        if (count >= 0) {
            // No more than can matter, whatever the number is.
            LongStream.rangeClosed(1, Math.min(count, evidence.entries().size() + 1L)).forEach(sealed::add);
            LongStream.of(count).filter(last -> last > 0).forEach(sealed::add);
        }
        for (Evidence.Proved entry : evidence.entries()) {
            Link link = link(entry, links.size() + 1L);
            if (count >= 0 && !link.whole() && link.place() > count) {
                collected.add(Finding.entry(ENTRY_INSERTED, evidence.chain(), link.place(), "导出时只有 " + count + " 条记录，这一条是后来放进文件的。"));
                continue;
            }
            if (count < 0 && link.whole()) {
                sealed.add(link.place());
            }
            links.add(link);
        }
        collected.add(evidence.chain(), ChainCheck.check(evidence.chain(), links, new Sealing(sealed, new TreeSet<>(), false, Instant.MAX)));
    }

    /** An entry whose proof leads to a good seal is whole; where the seal itself is not good, that is found already. */
    private Link link(Evidence.Proved entry, long index) {
        Optional<Bodies.OfEntry> read = Bodies.entry(entry.body());
        String hash = Merkle.leaf(entry.body());
        Bodies.OfSeal seal = good.get(entry.seal());
        boolean proved = seal == null ? collected.found > 0 : leads(entry, hash, seal);
        return new Link(index, read.map(Bodies.OfEntry::seq).orElse(index), hash, proved ? hash : "", read.map(Bodies.OfEntry::previous).orElse(null),
                read.map(Bodies.OfEntry::recordedAt).orElse(Instant.EPOCH), read.filter(told -> told.chain().equals(evidence.chain())).isPresent(), proved);
    }

    private static boolean leads(Evidence.Proved entry, String hash, Bodies.OfSeal seal) {
        try {
            return Merkle.root(hash, entry.position(), seal.leaves(), entry.path()).filter(seal.root()::equals).isPresent();
        } catch (IllegalArgumentException noHash) {
            return false;
        }
    }

    /** How many entries there were when the evidence was taken; empty where nothing trustworthy says so. */
    private Optional<Long> closing(SealCheck seals) {
        if (evidence.closing() == null) {
            collected.add(Finding.whole(SEAL_MISSING, "文件缺少结尾签名，不能证明末尾没有被截去。"));
            return Optional.empty();
        }
        Evidence.Signed closing = evidence.closing();
        Optional<JsonNode> told = Bodies.read(closing.body());
        if (told.isEmpty() || !told.get().path("chain").asText().equals(evidence.chain()) || !told.get().path("entries").canConvertToInt()
                || !keys.isSignedBy(told.get().path("key").asText(), closing.body(), closing.signature())) {
            collected.add(Finding.whole(SEAL_ALTERED, "文件的结尾签名对不上。"));
            return Optional.empty();
        }
        String key = PublicKeys.fingerprint(told.get().path("key").asText());
        if (good.values().stream().noneMatch(seal -> PublicKeys.fingerprint(seal.key()).equals(key))) {
            if (collected.found == 0) {
                collected.add(Finding.whole(KEY_REPLACED, "文件的结尾用的是另一把密钥（指纹 " + key + "）。"));
            }
            return Optional.empty();
        }
        if (collected.found == 0 && told.get().path("newest").longValue() != seals.newest().number()) {
            collected.add(Finding.whole(SEAL_MISSING, "导出时最新的封签是第 " + told.get().path("newest").longValue() + " 号，文件里的封签不到那里。"));
        }
        if (file.isPresent() && !file.get().equals(told.get().path("file").asText())) {
            collected.add(Finding.whole(FILE_ALTERED, "案卷正文的摘要与导出时签名的不同。"));
        }
        return Optional.of(told.get().path("entries").longValue());
    }
}
