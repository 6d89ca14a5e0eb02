package cn.baolei.gate;

import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Something for which a deployment is refused.
 *
 * @param file        name of the file as it was handed in
 * @param elementId   id of the element in a diagram or table, key of the field in a form; empty where it concerns the whole file
 * @param elementName what officials call the element; empty where it has no name
 * @param message     Chinese, for the process owner: what is wrong and what would be right
 */
public record Finding(String file, String elementId, String elementName, String message) {

    /** Of an element of a diagram or table, or of what stands in it without an id of its own. */
    public static Finding at(String file, ModelElementInstance element, String message) {
        ModelElementInstance drawn = Stream.iterate(element, Objects::nonNull, ModelElementInstance::getParentElement)
                .filter(each -> each.getAttributeValue("id") != null).findFirst().orElse(element);
        return new Finding(file, Objects.requireNonNullElse(drawn.getAttributeValue("id"), ""),
                Objects.requireNonNullElse(drawn.getAttributeValue("name"), "").strip(), message);
    }

    /** Of a whole file. */
    public static Finding of(String file, String message) {
        return new Finding(file, "", "", message);
    }

    /** In one sentence, as the Modeler shows it. */
    public String sentence() {
        if (elementId.isEmpty()) {
            return message;
        }
        return (elementName.isEmpty() ? "“" + elementId + "”" : "“" + elementName + "”（" + elementId + "）") + "：" + message;
    }
}
