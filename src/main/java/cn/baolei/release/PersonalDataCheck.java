package cn.baolei.release;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/**
 * Looks for personal data in what is to be published. Findings carry masked words only; nothing of the text enters a log or an
 * exception.
 */
@Service
class PersonalDataCheck {

    private static final Pattern BETWEEN_CHARACTERS = Pattern.compile("[\\s·•\\u200B-\\u200D\\uFEFF]");

    private final KnownPersons persons;
    private final Set<String> publicTelephones;

    PersonalDataCheck(KnownPersons persons, ReleaseProperties properties) {
        this.persons = persons;
        this.publicTelephones = properties.publicNumbers();
    }

    /**
     * @param parts what each part is called and its text, in the order in which findings are named
     * @return empty when nothing was found
     */
    List<Finding> findings(Map<String, String> parts) {
        List<Finding> findings = new ArrayList<>();
        parts.forEach((part, text) -> inPart(part, Normalizer.normalize(text, Normalizer.Form.NFKC), findings));
        return findings;
    }

    private void inPart(String part, String text, List<Finding> findings) {
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            String place = place(part, line, lines.size());
            NumberPatterns.identityNumbers(lines.get(line))
                    .forEach(found -> findings.add(Finding.of(place, PersonalDataKind.IDENTITY_NUMBER, found)));
            NumberPatterns.telephones(lines.get(line), publicTelephones)
                    .forEach(found -> findings.add(Finding.of(place, PersonalDataKind.TELEPHONE, found)));
        }
        String run = joined(text);
        persons.namesIn(run).forEach(name -> findings.add(
                Finding.of(place(part, lineOf(name, lines), lines.size()), PersonalDataKind.KNOWN_PERSON, name)));
        persons.numbersIn(NumberPatterns.plain(text)).stream().filter(number -> !publicTelephones.contains(number))
                .forEach(number -> findings.add(Finding.of(part, PersonalDataKind.KNOWN_NUMBER, number)));
    }

    private static int lineOf(String name, List<String> lines) {
        for (int line = 0; line < lines.size(); line++) {
            if (joined(lines.get(line)).contains(name)) {
                return line;
            }
        }
        return -1;
    }

    /** A name that runs over the end of a line has the part as its place. */
    private static String place(String part, int line, int lines) {
        return line < 0 || lines == 1 ? part : part + "第" + (line + 1) + "行";
    }

    private static String joined(String text) {
        return BETWEEN_CHARACTERS.matcher(text).replaceAll("");
    }
}
