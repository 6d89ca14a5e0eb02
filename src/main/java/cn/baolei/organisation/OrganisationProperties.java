package cn.baolei.organisation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the files are that say who is who.
 *
 * @param location folder with organisations.csv and posts.csv, as a Spring resource address ({@code file:/…/} or {@code classpath:…/})
 * @param users    resource address of the users file; when not set nobody holds a post
 */
@ConfigurationProperties("baolei.organisations")
record OrganisationProperties(@DefaultValue("classpath:organisations/") String location, String users) {
}
