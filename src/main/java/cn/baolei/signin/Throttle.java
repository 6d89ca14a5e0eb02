package cn.baolei.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * How often a password may be tried. Wrong ones are counted by client address and account, and by client address over all
 * accounts, or, in a browser that its owner has used before, by that browser and account alone; never by account alone, with
 * which one could lock out others. The counts lie in the database, for all nodes.
 */
@Component
class Throttle {

    /** Slower the longer it goes on: five at once, then one a minute, after twenty one in twelve minutes. */
    private static final BucketConfiguration ONE_ACCOUNT = BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(5).refillGreedy(5, Duration.ofMinutes(5)))
            .addLimit(limit -> limit.capacity(20).refillGreedy(20, Duration.ofHours(4))).build();

    /** Many officials may share the address of their school's router. */
    private static final BucketConfiguration ALL_ACCOUNTS = BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(50).refillGreedy(50, Duration.ofMinutes(10))).build();

    private static final int BATCH = 1000;

    private final KnownDevices devices;
    private final PostgreSQLSelectForUpdateBasedProxyManager<String> counts;
    /** Credentials that were right a moment ago. Programs show theirs with every request; that is no guessing and costs no count. */
    private final Cache<String, Boolean> right = Caffeine.newBuilder().maximumSize(20_000).expireAfterAccess(Duration.ofMinutes(10)).build();
    private final byte[] key = new byte[32];

    Throttle(KnownDevices devices, DataSource database, Clock clock) {
        this.devices = devices;
        new SecureRandom().nextBytes(key);
        counts = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database).primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("sign_in_attempts").idColumn("id").stateColumn("state").expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .clientClock(new EngineTime(clock)).build();
    }

    /**
     * Counts the attempt before the password is looked at, so that many at once gain nothing.
     *
     * @throws TooManyAttempts when it must not be looked at
     */
    Attempt admit(String name, String password, Origin origin) {
        String fingerprint = Digest.of(name + '\n' + password + '\n' + origin.network(), key);
        if (right.getIfPresent(fingerprint) != null) {
            return new Attempt(fingerprint, List.of());
        }
        List<BucketProxy> taken = new ArrayList<>();
        limits(Account.of(name), origin).forEach((id, limit) -> {
            BucketProxy bucket = counts.builder().build(id, () -> limit);
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                taken.forEach(other -> other.addTokens(1));
                throw new TooManyAttempts(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
            taken.add(bucket);
        });
        return new Attempt(fingerprint, taken);
    }

    private Map<String, BucketConfiguration> limits(Account account, Origin origin) {
        Map<String, BucketConfiguration> limits = new LinkedHashMap<>();
        if (origin.device().filter(device -> devices.isKnown(device, account)).isPresent()) {
            limits.put("device " + Digest.of(origin.device().get()) + " " + account.key(), ONE_ACCOUNT);
        } else {
            limits.put("address " + origin.network(), ALL_ACCOUNTS);
            limits.put("account " + account.key() + " " + origin.network(), ONE_ACCOUNT);
        }
        return limits;
    }

    void forgetOld() {
        while (counts.removeExpired(BATCH) == BATCH) {
            // The next batch.
        }
    }

    /** An attempt that may be looked at; without further word it counts as wrong. */
    final class Attempt {

        private final String fingerprint;
        private final List<BucketProxy> taken;

        private Attempt(String fingerprint, List<BucketProxy> taken) {
            this.fingerprint = fingerprint;
            this.taken = taken;
        }

        void wasRight() {
            giveBack();
            right.put(fingerprint, true);
        }

        void wasWrong() {
            right.invalidate(fingerprint);
        }

        /** Nobody could tell whether it was right. */
        void giveBack() {
            taken.forEach(bucket -> bucket.addTokens(1));
        }
    }

    private record EngineTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
