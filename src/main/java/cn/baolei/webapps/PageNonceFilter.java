package cn.baolei.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives every page of the web apps the script nonce of its own response.
 * The web apps hand the nonce from the header filter to the page through the servlet context, which all requests share:
 * with two people opening pages at once, most pages get somebody else's nonce, the browser blocks their scripts and the
 * page stays blank.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageNonceFilter extends OncePerRequestFilter {

    private static final Pattern PAGE = Pattern.compile(".*/app/[^/]+/([^/]+/)?");
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([\\w-]+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[\\w-]*\"");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PAGE.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String policy = page.getHeader("Content-Security-Policy");
        Matcher own = IN_HEADER.matcher(policy == null ? "" : policy);
        if (own.find()) {
            Charset charset = Charset.forName(page.getCharacterEncoding());
            String html = new String(page.getContentAsByteArray(), charset);
            page.resetBuffer();
            page.getOutputStream().write(IN_PAGE.matcher(html).replaceAll("nonce=\"" + own.group(1) + "\"").getBytes(charset));
        }
        page.copyBodyToResponse();
    }
}
