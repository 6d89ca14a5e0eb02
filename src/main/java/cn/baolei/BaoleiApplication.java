package cn.baolei;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class BaoleiApplication {

    public static void main(String[] args) {
        // The engine stores its times in the zone of the JVM; ours are UTC whatever the machine says.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(BaoleiApplication.class, args);
    }
}
