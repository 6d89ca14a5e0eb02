package cn.baolei.template;

import cn.baolei.browser.Chromium;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The editor that the desktop Modeler is built on, in a browser page, with the project's element templates. */
public final class Modeler implements AutoCloseable {

    private static final Path TEMPLATES = Path.of(".camunda", "element-templates");
    private static final List<String> STYLES = List.of("diagram-js.css", "bpmn-js.css", "bpmn-embedded.css", "properties-panel.css",
            "element-templates.css");
    private static final String GROUP = "[data-group-id^='group-ElementTemplates__CustomProperties']";
    private static final String PAGE = """
            <div style="display: flex; font-family: sans-serif">
              <div id="canvas" style="flex: 1; height: 880px"></div>
              <div id="panel" style="width: 380px; height: 880px; overflow: auto; border-left: 1px solid #ccc"></div>
            </div>""";

    private final Chromium chromium = Chromium.launch();
    private final Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(1600, 900));

    public Modeler() {
        Path editor = NodePackages.installed().resolve("node_modules/camunda-bpmn-js/dist");
        page.setContent(PAGE);
        page.addStyleTag(new Page.AddStyleTagOptions().setContent(Diagrams.files(editor.resolve("assets"), ".css")
                .filter(file -> STYLES.contains(file.getFileName().toString())).map(Modeler::text).collect(Collectors.joining("\n"))));
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(editor.resolve("camunda-platform-modeler.production.min.js")));
        page.evaluate("show => { window.show = eval(show); }", script("show"));
        page.evaluate("templates => { window.templates = templates; }", Diagrams.files(TEMPLATES, ".json").map(Modeler::template).toList());
    }

    /** @return what the editor says of the diagram and of the templates */
    @SuppressWarnings("unchecked")
    public List<String> open(String xml) {
        Map<String, List<String>> found = (Map<String, List<String>>) page.evaluate(script("open"), xml);
        return found.values().stream().flatMap(List::stream).toList();
    }

    /**
     * @param used   how many elements of the diagram use a template
     * @param faults what is wrong with their values
     */
    record Linted(int used, List<String> faults) {
    }

    @SuppressWarnings("unchecked")
    Linted lint() {
        Map<String, Object> linted = (Map<String, Object>) page.evaluate("() => (" + script("lint") + ")(window.show)");
        return new Linted((Integer) linted.get("used"), (List<String>) linted.get("faults"));
    }

    public void select(String element) {
        page.evaluate("id => window.show(id)", element);
    }

    /** Fills one entry of the selected element in the properties panel. */
    public void choose(String label, String value) {
        Locator entry = page.locator(GROUP + " [data-entry-id]").filter(new Locator.FilterOptions().setHas(
                page.locator("label").getByText(label, new Locator.GetByTextOptions().setExact(true))));
        entry.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        Locator closed = page.locator(GROUP + " > .bio-properties-panel-group-header:not(.open)");
        while (closed.count() > 0) {
            closed.first().click();
        }
        if (entry.locator("select").count() > 0) {
            entry.locator("select").selectOption(value);
        } else {
            entry.locator("input, textarea").fill(value);
            entry.locator("input, textarea").press("Tab");
        }
        page.waitForFunction("([label, value]) => [...document.querySelectorAll('[data-entry-id]')].some(entry => entry.querySelector('label')"
                + "?.textContent === label && entry.querySelector('select, input, textarea').value === value)", List.of(label, value));
    }

    /** Draws a new element after another, as with the pad beside it. */
    void append(String after, String type, String id, String name) {
        page.evaluate("""
                ([after, type, id, name]) => {
                  const modeler = window.modeler;
                  const source = modeler.get('elementRegistry').get(after);
                  const added = modeler.get('autoPlace').append(source, modeler.get('elementFactory').createShape({ type }));
                  modeler.get('modeling').updateProperties(added, { id, name });
                }""", List.of(after, type, id, name));
    }

    /** Draws a new element on a flow, which then leads to it, with another flow from it onwards. */
    public void insert(String flow, String type, String id, String name) {
        page.evaluate("""
                ([flow, type, id, name]) => {
                  const modeler = window.modeler;
                  const target = modeler.get('elementRegistry').get(flow);
                  const [a, b] = target.waypoints;
                  const shape = modeler.get('elementFactory').createShape({ type });
                  modeler.get('modeling').createElements([shape], { x: Math.round((a.x + b.x) / 2), y: Math.round((a.y + b.y) / 2) }, target);
                  modeler.get('modeling').updateProperties(shape, { id, name });
                }""", List.of(flow, type, id, name));
    }

    public void apply(String element, String template) {
        page.evaluate("""
                ([id, template]) => {
                  const templates = window.modeler.get('elementTemplates');
                  templates.applyTemplate(window.modeler.get('elementRegistry').get(id), templates.getAll().find(one => one.id === template));
                }""", List.of(element, template));
    }

    public String save() {
        return (String) page.evaluate("async () => (await window.modeler.saveXML({ format: true })).xml");
    }

    Page page() {
        return page;
    }

    private static String script(String name) {
        try {
            return new ClassPathResource("template/" + name + ".js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Object> template(Path file) {
        try {
            return new ObjectMapper().readValue(text(file), new TypeReference<>() { });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        chromium.close();
    }
}
