package cn.baolei.modelling;

import cn.baolei.browser.Chromium;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** bpmn-js in a browser page: turns a diagram into SVG. */
final class DrawingBoard implements AutoCloseable {

    private static final String VIEWER = "classpath*:META-INF/resources/webjars/bpmn-js/*/dist/bpmn-viewer.production.min.js";
    private static final String DRAW = "classpath*:modelling/draw.js";

    /** @param missing ids of elements that should stand on it and do not. @param warnings of the viewer */
    record Picture(String svg, List<String> missing, List<String> warnings) {
    }

    private final Chromium chromium = Chromium.launch();
    private final Page page = chromium.browser().newPage();

    DrawingBoard() {
        page.setContent("<div id='canvas' style='width: 2000px; height: 1200px'></div>");
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(resource(VIEWER)));
    }

    @SuppressWarnings("unchecked")
    Picture draw(Plane plane) {
        Map<String, Object> drawn = (Map<String, Object>) page.evaluate(resource(DRAW),
                Map.of("xml", Xml.text(plane.document()), "shown", plane.shown()));
        return new Picture((String) drawn.get("svg"), (List<String>) drawn.get("missing"), (List<String>) drawn.get("warnings"));
    }

    private static String resource(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern)[0].getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        chromium.close();
    }
}
