package cn.baolei.taskwork;

import java.util.List;

/** Somebody of the same organisation to whom a task may be handed. @param posts in Chinese */
record Colleague(String id, String name, List<String> posts) {
}
