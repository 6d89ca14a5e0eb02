package cn.baolei.taskwork;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 撤回, 催办 and 终止 over REST. */
@RestController
@RequestMapping("/api/instances")
class MatterController {

    private static final int MOST = 200;

    record Why(String reason) {
    }

    private final Matters matters;
    private final Withdrawals withdrawals;

    MatterController(Matters matters, Withdrawals withdrawals) {
        this.matters = matters;
        this.withdrawals = withdrawals;
    }

    @GetMapping
    List<Matter> mine() {
        return matters.mine(MOST).shown();
    }

    @PostMapping("/{id}/urge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void urge(@PathVariable("id") String id) {
        matters.urge(id);
    }

    @PostMapping("/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable("id") String id, @RequestBody Why why) {
        withdrawals.withdraw(id, why.reason());
    }

    @PostMapping("/{id}/terminate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void terminate(@PathVariable("id") String id, @RequestBody Why why) {
        matters.terminate(id, why.reason());
    }
}
