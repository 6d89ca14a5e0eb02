package cn.baolei.engine;

import org.camunda.bpm.engine.BadUserRequestException;

/**
 * Something an official asked for that is refused. The message is Chinese, meant for that official, and reaches them as it
 * stands with HTTP status 400; the transaction rolls back.
 */
public class Refusal extends BadUserRequestException {

    public Refusal(String message) {
        super(message);
    }
}
