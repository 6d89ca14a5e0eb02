package cn.baolei.notification;

import cn.baolei.organisation.OrganisationDirectory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Turns a notification into words: a file's first line is {@code 主题: …}, then an empty line, then the body. */
@Component
class MessageTemplates {

    private static final String SUBJECT = "主题: ";
    private static final Pattern GIVEN_NUMBER = Pattern.compile("([a-z0-9-]+)-\\d{8}-\\d+");

    private final ITemplateEngine engine = textEngine();
    private final OrganisationDirectory directory;

    MessageTemplates(OrganisationDirectory directory) {
        this.directory = directory;
    }

    Message render(Notification notification) {
        Template template = Template.ofCode(notification.template());
        String text = engine.process(template.code(), new Context(Locale.CHINA, valuesOf(template, notification)));
        String[] parts = text.split("\\R", 2);
        return new Message(parts[0].substring(SUBJECT.length()), parts[1].strip());
    }

    private Map<String, Object> valuesOf(Template template, Notification notification) {
        Map<String, Object> values = new HashMap<>();
        values.put("organisation", OutgoingText.checked("organisation", directory.get(notification.organisation()).name()));
        if (notification.caseNumber() != null) {
            values.put("caseNumber", caseNumber(notification.caseNumber()));
        }
        notification.parameters().forEach((code, value) -> {
            Parameter parameter = Parameter.ofCode(code);
            if (!template.parameters().contains(parameter)) {
                throw new IllegalArgumentException("Template " + template.code() + " takes no parameter '" + code + "'");
            }
            values.put(code, OutgoingText.checked(code, parameter.shown(value, directory)));
        });
        return values;
    }

    /** A number given by the application holds the code of an organisation and a date, whose digits may together look like a telephone. */
    private String caseNumber(String number) {
        Matcher given = GIVEN_NUMBER.matcher(number);
        return given.matches() && directory.find(given.group(1)).isPresent() ? number : OutgoingText.checked("caseNumber", number);
    }

    /** An engine of its own, apart from the one for pages: other files, plain text. */
    private static ITemplateEngine textEngine() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(MessageTemplates.class.getClassLoader());
        files.setPrefix("notifications/");
        files.setSuffix(".txt");
        files.setTemplateMode(TemplateMode.TEXT);
        files.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        return engine;
    }
}
