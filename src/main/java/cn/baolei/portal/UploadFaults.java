package cn.baolei.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;

/** What pages and our REST answer to an upload without its file, for all that take files and have no words of their own. */
@ControllerAdvice
@Order(UploadFaults.LAST)
class UploadFaults {

    static final int LAST = Integer.MAX_VALUE;

    @ExceptionHandler({MultipartException.class, MissingServletRequestPartException.class})
    Object noFile(HttpServletRequest request) {
        return answer(request, HttpStatus.BAD_REQUEST, "没有收到文件，请选择要上传的文件后重新提交");
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return answer(request, HttpStatus.PAYLOAD_TOO_LARGE, "文件过大，请减小或者拆分后重新提交");
    }

    private static Object answer(HttpServletRequest request, HttpStatus status, String problem) {
        return request.getServletPath().startsWith("/api/") ? ResponseEntity.status(status).body(Map.of("message", problem))
                : new ModelAndView("error", Map.of("status", status.value(), "problem", problem), status);
    }
}
