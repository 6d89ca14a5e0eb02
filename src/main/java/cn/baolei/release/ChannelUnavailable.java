package cn.baolei.release;

/** A channel that may answer later. Says nothing of what was to be published. */
class ChannelUnavailable extends RuntimeException {

    ChannelUnavailable(String channel, String reason) {
        super("Channel " + channel + " is not available: " + reason);
    }
}
