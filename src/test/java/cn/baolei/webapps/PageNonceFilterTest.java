package cn.baolei.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageNonceFilterTest {

    private static final String PAGE = "/camunda/app/tasklist/default/";

    @Test
    void should_PutNonceOfHeaderIntoPage_When_PageCarriesNonceOfAnotherRequest() throws Exception {
        MockHttpServletResponse response = serve(PAGE, "script-src 'nonce-own_1-A' 'strict-dynamic'",
                "<script nonce=\"other-2\"></script>堡垒<script nonce=\"other-2\"></script>");

        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("<script nonce=\"own_1-A\"></script>堡垒<script nonce=\"own_1-A\"></script>");
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
    }

    @Test
    void should_LeavePageAsItIs_When_HeaderNamesNoNonce() throws Exception {
        assertThat(serve(PAGE, "script-src 'self'", "<script nonce=\"x\"></script>").getContentAsString())
                .isEqualTo("<script nonce=\"x\"></script>");
    }

    @Test
    void should_NotTouchOtherFiles_When_TheyAreNoPage() throws Exception {
        assertThat(serve("/camunda/app/tasklist/scripts/config.js", "script-src 'nonce-own'", "nonce=\"x\"").getContentAsString())
                .isEqualTo("nonce=\"x\"");
    }

    private static MockHttpServletResponse serve(String path, String policy, String body) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain chain = (request, wrapped) -> {
            HttpServletResponse http = (HttpServletResponse) wrapped;
            http.setCharacterEncoding("UTF-8");
            http.setHeader("Content-Security-Policy", policy);
            http.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        };
        new PageNonceFilter().doFilter(new MockHttpServletRequest("GET", path), response, chain);
        return response;
    }
}
