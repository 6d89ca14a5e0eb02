package cn.baolei.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A class on the class path that leaves a file behind as soon as somebody gets an object of it made. */
public class Canary implements JavaDelegate, ExecutionListener, TaskListener {

    /** Where the file would be. */
    static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "baolei-canary-of-a-class");

    public Canary() {
        try {
            Files.writeString(FILE, "sung");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Set by whoever makes one out of JSON. */
    public void setSong(String song) {
    }

    @Override
    public void execute(DelegateExecution execution) {
    }

    @Override
    public void notify(DelegateExecution execution) {
    }

    @Override
    public void notify(DelegateTask task) {
    }
}
