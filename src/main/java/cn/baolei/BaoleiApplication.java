package cn.baolei;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class BaoleiApplication {

    public static void main(String[] args) {
        SpringApplication.run(BaoleiApplication.class, args);
    }
}
