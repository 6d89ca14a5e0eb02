package cn.baolei.leave;

import cn.baolei.engine.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 请假与委托 over REST. */
@RestController
@RequestMapping("/api/leaves")
class LeaveController {

    record Entered(long id) {
    }

    private final LeaveBook book;
    private final Leaves leaves;

    LeaveController(LeaveBook book, Leaves leaves) {
        this.book = book;
        this.leaves = leaves;
    }

    @GetMapping
    List<LeaveLine> current(Principal reader) {
        return book.current(reader.getName());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Entered enter(@RequestBody Leaves.Request request, Principal by) {
        return new Entered(leaves.enter(request, by.getName()));
    }

    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable("id") long id, Principal by) {
        leaves.end(id, by.getName());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, String> refused(Refusal refusal) {
        return Map.of("message", refusal.getMessage());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, String> unreadable(HttpMessageNotReadableException unreadable) {
        return Map.of("message", "请求内容无法识别：日期写作 2020-02-01");
    }
}
