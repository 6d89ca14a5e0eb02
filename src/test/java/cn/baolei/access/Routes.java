package cn.baolei.access;

import jakarta.servlet.ServletException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that the running application answers, from its own mappings. */
final class Routes {

    /** @param path with parameters in braces */
    record Route(String method, String path) implements Comparable<Route> {

        @Override
        public int compareTo(Route other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return path + " " + method;
        }
    }

    /** Servlets whose routes are those of Spring MVC, files, or none at all. */
    private static final Set<String> OTHERS = Set.of("dispatcherServlet", "default");
    private static final int DEEPEST = 8;
    private static final Pattern ENGINE_UPLOADS = Pattern.compile(".*(/deployment/create|/attachment/create|ariables/\\{[^}]+}/data) POST");

    private Routes() {
    }

    /** The routes that take files, ours by their parameters, the engine's by their names, and what the parts are called. */
    static Map<Route, List<String>> uploads(ServletWebServerApplicationContext application) throws ServletException {
        Map<Route, List<String>> uploads = new TreeMap<>();
        application.getBeansOfType(RequestMappingHandlerMapping.class).values().forEach(mapping ->
                mapping.getHandlerMethods().forEach((info, method) -> {
                    List<String> parts = Arrays.stream(method.getMethodParameters()).filter(one -> one.getParameterType() == MultipartFile.class)
                            .map(one -> one.getParameterAnnotation(RequestParam.class)).map(RequestParam::name).toList();
                    if (!parts.isEmpty()) {
                        info.getPatternValues().forEach(path -> info.getMethodsCondition().getMethods().forEach(verb ->
                                uploads.put(new Route(verb.name(), path), parts)));
                    }
                }));
        of(application).stream().filter(route -> ENGINE_UPLOADS.matcher(route.toString()).matches())
                .forEach(route -> uploads.put(route, List.of("data", "content", "attachment-name")));
        return uploads;
    }

    /** @throws AssertionError for a servlet of which it cannot be told what it answers */
    static List<Route> of(ServletWebServerApplicationContext application) throws ServletException {
        Set<Route> routes = new TreeSet<>();
        application.getBeansOfType(RequestMappingHandlerMapping.class).values().forEach(mapping ->
                mapping.getHandlerMethods().keySet().forEach(info -> info.getPatternValues().forEach(path -> {
                    var methods = info.getMethodsCondition().getMethods();
                    (methods.isEmpty() ? Stream.of("GET", "POST") : methods.stream().map(Enum::name))
                            .forEach(method -> routes.add(new Route(method, path)));
                })));
        Context tomcat = (Context) ((TomcatWebServer) application.getWebServer()).getTomcat().getHost().findChildren()[0];
        for (Container child : tomcat.findChildren()) {
            Wrapper servlet = (Wrapper) child;
            if (ServletContainer.class.getName().equals(servlet.getServletClass())) {
                String base = servlet.findMappings()[0].replaceAll("/\\*$", "");
                for (Class<?> resource : resourcesOf((ServletContainer) servlet.allocate())) {
                    Path path = AnnotationUtils.findAnnotation(resource, Path.class);
                    if (path != null) {
                        collect(routes, join(base, path.value()), resource, 0);
                    }
                }
            } else if (!OTHERS.contains(servlet.getName())) {
                throw new AssertionError("What does the servlet " + servlet.getName() + " answer at " + List.of(servlet.findMappings()) + "?");
            }
        }
        return List.copyOf(routes);
    }

    private static Set<Class<?>> resourcesOf(ServletContainer servlet) {
        Set<Class<?>> resources = new HashSet<>(servlet.getConfiguration().getClasses());
        servlet.getConfiguration().getInstances().forEach(one -> resources.add(one.getClass()));
        return resources;
    }

    private static void collect(Set<Route> routes, String base, Class<?> resource, int depth) {
        if (depth > DEEPEST) {
            throw new AssertionError("resources within resources without end at " + base);
        }
        for (Method method : resource.getMethods()) {
            List<AnnotatedElement> declared = declarations(method);
            Path path = declared.stream().map(one -> one.getAnnotation(Path.class)).filter(found -> found != null).findFirst().orElse(null);
            List<String> verbs = declared.stream().flatMap(one -> Arrays.stream(one.getAnnotations())).map(Annotation::annotationType)
                    .map(type -> type.getAnnotation(HttpMethod.class)).filter(verb -> verb != null).map(HttpMethod::value).distinct().toList();
            String full = path == null ? base : join(base, path.value());
            if (!verbs.isEmpty()) {
                verbs.forEach(verb -> routes.add(new Route(verb, full)));
            } else if (path != null) {
                collect(routes, full, method.getReturnType(), depth + 1);
            }
        }
    }

    /** The method as its class and each of its interfaces and ancestors declare it. */
    private static List<AnnotatedElement> declarations(Method method) {
        List<AnnotatedElement> found = new ArrayList<>();
        for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
            Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces())).forEach(one -> {
                try {
                    found.add(one.getDeclaredMethod(method.getName(), method.getParameterTypes()));
                } catch (NoSuchMethodException notHere) {
                    // Declared elsewhere.
                }
            });
        }
        return found;
    }

    private static String join(String base, String path) {
        String plain = path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
        return (base + "/" + plain).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
