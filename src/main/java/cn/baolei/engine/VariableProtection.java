package cn.baolei.engine;

import java.util.List;

/** What the engine must know to keep protected variables secret: which they are, and how one is sealed and opened. */
public interface VariableProtection {

    /** Whether a variable of this name is protected, whatever its process. */
    boolean covers(String variable);

    /** Whether this is what {@link Work#seal} made. Nothing that a person types may look like it. */
    boolean isSealed(String stored);

    /** What somebody reads who may not see the value. */
    String mask(String variable, String clear);

    /** The same for a list or an object. @param json with the names of its fields kept and their values masked */
    String maskJson(String variable, String json);

    boolean mayRead(Reader reader, String caseNumber);

    /** Begins with each outermost command, so that keys and permissions are looked up once in it. */
    Work begin();

    /** One command, and all that runs within it. */
    interface Work {

        /**
         * @param caseNumber whose key is taken; made if there is none yet
         * @throws Refusal when the key of the case was destroyed
         */
        String seal(String caseNumber, String variable, String clear);

        /** @param reader who is asking; null when the engine itself needs the value */
        Opened open(String sealed, Reader reader);

        /** Whether somebody may read a value that the process itself has in clear; if so, it counts as read. */
        boolean shows(Reader reader, String caseNumber, String variable);

        /** After the command: writes down what was read in clear. The answer is not given before this has succeeded. */
        void finish();
    }

    /**
     * @param groups  posts and roles held at this moment
     * @param allowed who asks on the person's behalf has decided by a rule of its own that they may read
     */
    record Reader(String user, List<String> groups, boolean allowed) {
    }

    /** @param clear null once the key of the case is destroyed */
    record Opened(String variable, String clear, boolean mayRead) {
    }
}
