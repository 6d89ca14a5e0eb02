package cn.baolei.gate;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** No parallel join waits for a way that may not have been taken. */
@Component
class JoinRule implements ModelRule {

    @Override
    public List<Finding> check(Submission submission) {
        return submission.diagrams().entrySet().stream().flatMap(file -> Level.all(file.getValue()).flatMap(level -> in(file.getKey(), level))).toList();
    }

    private static Stream<Finding> in(String file, Level level) {
        return TokenGame.stuckJoins(level).stream().map(join -> Finding.at(file, join,
                "并行汇合要等所有分支都到，但有的分支可能不会走到，流程会卡在这里；请改用排他网关汇合，或者让各分支从同一个并行网关分出"));
    }
}
