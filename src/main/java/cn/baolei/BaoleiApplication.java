package cn.baolei;

import cn.baolei.verification.VerifyCommand;
import java.util.List;
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
        if (args.length > 0 && args[0].equals(VerifyCommand.NAME)) {
            System.exit(VerifyCommand.run(List.of(args).subList(1, args.length)));
        }
        SpringApplication.run(BaoleiApplication.class, args);
    }
}
