package cn.baolei.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fills a Camunda Form as a person does, by what stands on the labels. A value says what kind of field it is for: a text or a
 * number is typed, TRUE ticks a box, a date or a date with time goes into the pickers, {@link Choice} picks one from a list and
 * {@link Ticks} several.
 */
final class FormFiller {

    /** One of the options of a radio group or a select. */
    record Choice(String option) {
    }

    /** Some of the options of a checklist or a tag list, each by what its label holds. */
    record Ticks(List<String> options) {
    }

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Page page;
    private final Locator form;

    static Choice choice(String option) {
        return new Choice(option);
    }

    static Ticks ticks(String... options) {
        return new Ticks(List.of(options));
    }

    /** @param labelsAndValues label, value, label, value … in the order in which they are filled in */
    static Map<String, Object> values(Object... labelsAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int index = 0; index < labelsAndValues.length; index += 2) {
            values.put((String) labelsAndValues[index], labelsAndValues[index + 1]);
        }
        return values;
    }

    FormFiller(Page page) {
        this.page = page;
        this.form = page.locator(".fjs-container");
    }

    void fill(Map<String, Object> values) {
        form.waitFor();
        values.forEach(this::fill);
    }

    private void fill(String label, Object value) {
        if (value instanceof Choice choice) {
            choose(label, choice.option());
        } else if (value instanceof Ticks ticks) {
            ticks.options().forEach(option -> tick(label, option));
        } else if (value instanceof LocalDateTime moment) {
            type(input(label), moment.format(DATE));
            type(field(label).locator(".fjs-timepicker input"), moment.format(TIME));
        } else if (value instanceof LocalDate day) {
            type(input(label), day.format(DATE));
        } else if (Boolean.TRUE.equals(value)) {
            field(label).locator("input[type=checkbox]").check();
        } else {
            type(input(label), value.toString());
        }
    }

    private void choose(String label, String option) {
        Locator field = field(label);
        if (field.locator("input[type=radio]").count() > 0) {
            field.getByLabel(option, new Locator.GetByLabelOptions().setExact(true)).check();
        } else {
            field.locator(".fjs-input-group").click();
            field.locator(".fjs-dropdownlist-item").getByText(option, new Locator.GetByTextOptions().setExact(true)).click();
        }
    }

    private void tick(String label, String option) {
        Locator field = field(label);
        if (field.locator("input[type=checkbox]").count() > 0) {
            field.getByLabel(option).first().check();
        } else {
            field.locator("input").first().click();
            field.locator(".fjs-dropdownlist-item").getByText(option).first().click();
        }
    }

    private void type(Locator input, String text) {
        input.fill(text);
        input.press("Tab");
        // form-js takes a value over after a pause; a click that comes sooner loses it.
        page.waitForTimeout(400);
    }

    private Locator input(String label) {
        return field(label).locator("input:not([type=radio]):not([type=checkbox]), textarea").first();
    }

    private Locator field(String label) {
        // The browser's own regular expressions know no quoting.
        String quoted = label.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0");
        Locator labels = page.locator("label, .fjs-form-field-label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + quoted + "\\s*\\*?\\s*$")));
        return form.locator(".fjs-form-field").filter(new Locator.FilterOptions().setHas(labels)).last();
    }
}
