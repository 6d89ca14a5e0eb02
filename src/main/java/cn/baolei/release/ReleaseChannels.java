package cn.baolei.release;

import cn.baolei.engine.ProcessBean;
import java.util.Arrays;
import java.util.List;

/** The channels on which every release is published. */
@ProcessBean("releaseChannels")
public class ReleaseChannels {

    public List<String> codes() {
        return Arrays.stream(ReleaseChannel.values()).map(ReleaseChannel::code).toList();
    }
}
