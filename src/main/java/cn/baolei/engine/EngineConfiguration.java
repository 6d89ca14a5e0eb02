package cn.baolei.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    BaoleiEnginePlugin baoleiEnginePlugin(BeanFactory beans, ObjectProvider<StartingOrganisation> startingOrganisation,
                                          ObjectProvider<WorkingDays> workingDays, ObjectProvider<GivenPasswords> givenPasswords,
                                          ObjectProvider<ActingPosts> actingPosts, ObjectProvider<DeploymentCheck> deploymentCheck,
                                          ProtectedVariables protectedVariables, EngineTables engineTables) {
        return new BaoleiEnginePlugin(beans, startingOrganisation, workingDays, givenPasswords, actingPosts, deploymentCheck,
                protectedVariables, engineTables);
    }

    /** The engine's clock, so that timers, deadlines and records agree on what time it is, in tests too. */
    @Bean
    Clock clock() {
        return new EngineClock(ZoneOffset.UTC);
    }

    private static final class EngineClock extends Clock {

        private final ZoneId zone;

        private EngineClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId newZone) {
            return new EngineClock(newZone);
        }

        @Override
        public Instant instant() {
            return ClockUtil.getCurrentTime().toInstant();
        }
    }
}
