package cn.baolei.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Remembers what lies under META-INF/services. The web apps and the engine's REST interface each ask Java's {@link java.util.ServiceLoader}
 * for the engine, for every request; it opens and reads jars each time, one request after the other (docs/decisions/0008-task-list-speed.md).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RememberedServices extends OncePerRequestFilter {

    private final ClassLoader remembering = new Remembering(getClass().getClassLoader());

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/camunda/") && !request.getRequestURI().startsWith("/engine-rest/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(remembering);
        try {
            chain.doFilter(request, response);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class Remembering extends ClassLoader {

        private final Map<String, List<URL>> services = new ConcurrentHashMap<>();

        private Remembering(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("META-INF/services/") ? Collections.enumeration(services.computeIfAbsent(name, this::read)) : super.getResources(name);
        }

        private List<URL> read(String name) {
            List<URL> read = new ArrayList<>();
            try {
                for (URL file : Collections.list(super.getResources(name))) {
                    try (InputStream content = file.openStream()) {
                        read.add(new URL(null, file.toExternalForm(), new InMemory(content.readAllBytes())));
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return read;
        }
    }

    private static final class InMemory extends URLStreamHandler {

        private final byte[] content;

        private InMemory(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL file) {
            return new URLConnection(file) {
                @Override
                public void connect() {
                    // There is nothing to connect to.
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
