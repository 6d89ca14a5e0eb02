package cn.baolei.portal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last lines of the console after a start: where to go, and in the demonstration as whom. */
@Component
class StartupMessage {

    private static final Logger LOG = LoggerFactory.getLogger(StartupMessage.class);

    private final String demoPassword;

    StartupMessage(@Value("${baolei.demo.password:}") String demoPassword) {
        this.demoPassword = demoPassword;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void onReady(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web) {
            LOG.info("Baolei is ready 堡垒已启动: http://localhost:{}", web.getWebServer().getPort());
            if (!demoPassword.isEmpty()) {
                LOG.info("Sign in as 演示登录: yanshi-shiyan.doctor (校医), yanshi-shiyan.secretary (书记) …, password 密码 {}",
                        demoPassword);
            }
        }
    }
}
