package cn.baolei.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads through an XML file once, without making anything of it: whether it is harmless to parse, and where its elements stand. */
final class XmlShape extends DefaultHandler {

    /** No diagram of ours is nested deeper than 14. */
    private static final int DEEPEST = 100;

    private final String file;
    private final Positions positions = new Positions();
    private final List<Finding> findings = new ArrayList<>();
    private Locator locator;
    private int depth;

    private XmlShape(String file) {
        this.file = file;
    }

    /** @return with findings only where the file must not be parsed further */
    static XmlShape of(String file, byte[] content) {
        XmlShape shape = new XmlShape(file);
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new InputSource(new ByteArrayInputStream(content)), shape);
        } catch (TooDeep refused) {
            // Said already.
        } catch (SAXParseException broken) {
            String reason = broken.getMessage().contains("DOCTYPE") ? "文件不得含有 DOCTYPE（文档类型声明、实体）"
                    : "文件不是完整的 XML，第 " + broken.getLineNumber() + " 行第 " + broken.getColumnNumber() + " 列读不下去：" + broken.getMessage();
            shape.findings.add(Finding.of(file, reason));
        } catch (SAXException | IOException broken) {
            shape.findings.add(Finding.of(file, "文件不是完整的 XML：" + broken.getMessage()));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return shape;
    }

    List<Finding> findings() {
        return findings;
    }

    Positions positions() {
        return positions;
    }

    @Override
    public void setDocumentLocator(Locator reader) {
        locator = reader;
    }

    @Override
    public void startElement(String uri, String name, String prefixed, Attributes attributes) throws SAXException {
        depth++;
        if (depth > DEEPEST) {
            findings.add(Finding.of(file, "文件嵌套过深，超过 " + DEEPEST + " 层"));
            throw new TooDeep();
        }
        if (attributes.getIndex(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "schemaLocation") >= 0
                || attributes.getIndex(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "noNamespaceSchemaLocation") >= 0) {
            findings.add(Finding.of(file, "文件不得指向外部的格式定义（xsi:schemaLocation）"));
        }
        String id = attributes.getValue("id");
        if (id != null && !positions.add(id, locator.getLineNumber(), locator.getColumnNumber())) {
            String called = attributes.getValue("name");
            findings.add(new Finding(file, id, called == null ? "" : called, "标识（id）“" + id + "”用了不止一次，每个元素的标识不得相同"));
        }
    }

    @Override
    public void endElement(String uri, String name, String prefixed) {
        depth--;
    }

    private static final class TooDeep extends SAXException {
    }
}
