package cn.baolei.protection;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the master key is.
 *
 * @param masterKeyFile 32 random bytes in Base64. When not set: {@code master.key} beside the embedded database, made at the first
 *                      start; with a database of one's own it must be set
 */
@ConfigurationProperties("baolei.protection")
record ProtectionProperties(Path masterKeyFile) {
}
