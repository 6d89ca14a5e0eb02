package cn.baolei.organisation;

/** That a user holds a post. */
public record Appointment(String user, Post post) {
}
