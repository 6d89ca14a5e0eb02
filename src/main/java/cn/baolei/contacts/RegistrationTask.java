package cn.baolei.contacts;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The open step 登记密切接触者, as far as the person who is signed in may see it and work on it. */
@Component
class RegistrationTask {

    private static final String STEP = "registerContacts";
    private static final String CONTACTS = "contacts";

    private final TaskService tasks;

    RegistrationTask(TaskService tasks) {
        this.tasks = tasks;
    }

    /** Whether this is such a task and the query, limited to the person's own tasks, finds it. */
    boolean isVisible(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).taskDefinitionKey(STEP).active().singleResult();
        return task != null;
    }

    List<Contact> contacts(String taskId) {
        return ContactList.of(tasks.getVariable(taskId, CONTACTS));
    }

    /** @throws org.camunda.bpm.engine.AuthorizationException when somebody else has claimed the task */
    void save(String taskId, List<Contact> contacts) {
        tasks.setVariable(taskId, CONTACTS, ContactList.json(contacts.stream().map(Contact::row).toList()));
    }
}
