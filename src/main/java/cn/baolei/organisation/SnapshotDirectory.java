package cn.baolei.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * Answers from memory. Each question first compares the version in the database with that of the snapshot: one small query, and
 * in return the answer is right on every node and within the importing transaction itself.
 */
@Service
class SnapshotDirectory implements OrganisationDirectory {

    private final RosterStore store;
    private final AtomicReference<Snapshot> latest = new AtomicReference<>();
    private final boolean still;

    @Autowired
    SnapshotDirectory(RosterStore store) {
        this.store = store;
        still = false;
    }

    private SnapshotDirectory(RosterStore store, Snapshot moment) {
        this.store = store;
        latest.set(moment);
        still = true;
    }

    @Override
    public OrganisationDirectory still() {
        return new SnapshotDirectory(store, snapshot());
    }

    @Override
    public Optional<Organisation> find(String code) {
        return Optional.ofNullable(snapshot().organisations().get(code));
    }

    @Override
    public Organisation get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No organisation has the code " + code));
    }

    @Override
    public Organisation inForce(String code) {
        return get(snapshot().inForce(code));
    }

    @Override
    public List<String> withPredecessors(String code) {
        Snapshot snapshot = snapshot();
        return Stream.concat(Stream.of(code), snapshot.successors().keySet().stream().sorted()
                .filter(closed -> snapshot.inForce(closed).equals(code))).toList();
    }

    @Override
    public String nameOn(String code, Instant moment) {
        return store.nameOn(code, moment).orElseGet(() -> get(code).name());
    }

    @Override
    public Organisation root() {
        return snapshot().inOrder().stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("No organisations have been imported"));
    }

    @Override
    public Optional<Organisation> superiorOf(String code) {
        return Optional.ofNullable(inForce(code).reportsTo()).map(this::inForce);
    }

    @Override
    public List<Organisation> all() {
        return snapshot().inOrder();
    }

    @Override
    public List<Organisation> closedForGood() {
        Snapshot snapshot = snapshot();
        Set<Organisation> inForce = Set.copyOf(snapshot.inOrder());
        return snapshot.organisations().values().stream().filter(one -> !inForce.contains(one))
                .filter(one -> !snapshot.successors().containsKey(one.code())).toList();
    }

    @Override
    public List<String> holdersOf(Post post) {
        Snapshot snapshot = snapshot();
        return snapshot.holders().getOrDefault(new Post(post.role(), snapshot.inForce(post.organisation())), List.of());
    }

    @Override
    public Optional<Role> deputyFor(Post post) {
        Snapshot snapshot = snapshot();
        return snapshot.posts().getOrDefault(new Post(post.role(), snapshot.inForce(post.organisation())), Optional.empty());
    }

    @Override
    public List<Post> postsOf(String userId) {
        return snapshot().postsByUser().getOrDefault(userId, List.of());
    }

    @Override
    public String displayNameOf(String userId) {
        Official official = snapshot().officials().get(userId);
        return official == null ? userId : official.name();
    }

    @Override
    public Optional<String> emailOf(String userId) {
        return Optional.ofNullable(snapshot().officials().get(userId)).map(Official::email);
    }

    private Snapshot snapshot() {
        if (still) {
            return latest.get();
        }
        long version = store.version();
        Snapshot snapshot = latest.get();
        while (snapshot == null || snapshot.version() != version) {
            snapshot = Snapshot.of(version, store);
            // An import may have committed between the queries: keep only what was read wholly under one version.
            version = store.version();
        }
        latest.set(snapshot);
        return snapshot;
    }
}
