package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** What the REST of this package answers when it does not do what was asked, in words for officials. */
@Order(0)
@RestControllerAdvice(assignableTypes = {TaskWorkController.class, MatterController.class})
class TaskWorkAnswers {

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, String> refused(Refusal refusal) {
        return Map.of("message", refusal.getMessage());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    Map<String, String> overtaken(OptimisticLockingException overtaken) {
        return Map.of("message", "该事项刚刚有变化，请刷新后重试");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
    Map<String, String> tooLarge(MaxUploadSizeExceededException tooLarge) {
        return Map.of("message", "文件超过" + Attachments.LARGEST / 1024 / 1024 + "MB，请压缩后再上传");
    }
}
