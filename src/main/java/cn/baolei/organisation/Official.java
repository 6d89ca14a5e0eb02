package cn.baolei.organisation;

/** A person who holds or held a post. Email may be null. */
public record Official(String id, String name, String email) {
}
