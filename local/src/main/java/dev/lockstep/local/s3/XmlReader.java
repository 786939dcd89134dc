package dev.lockstep.local.s3;

import dev.lockstep.local.s3.store.S3Error;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads S3's small documents, without document types or entities, which a sender could use against us.
final class XmlReader {

    private static final int DEEPEST = 8;
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private XmlReader() {}

    /// An element by its local name.
    record Element(String name, String text, List<Element> children) {
        Optional<String> child(String wanted) {
            return children.stream()
                    .filter(child -> child.name.equals(wanted))
                    .map(Element::text)
                    .findFirst();
        }

        List<Element> all(String wanted) {
            return children.stream().filter(child -> child.name.equals(wanted)).toList();
        }
    }

    static Element read(String document, String root) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(document));
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.DTD) {
                    throw malformed();
                }
            }
            Element element = element(xml, 0);
            while (xml.hasNext()) {
                xml.next();
            }
            if (!element.name().equals(root)) {
                throw malformed();
            }
            return element;
        } catch (XMLStreamException | IllegalArgumentException notXml) {
            throw malformed();
        }
    }

    private static Element element(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw malformed();
        }
        String name = xml.getLocalName();
        var text = new StringBuilder();
        var children = new ArrayList<Element>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(xml, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default -> throw malformed();
            }
        }
        return new Element(name, text.toString(), children);
    }

    private static RuntimeException malformed() {
        return S3Error.MALFORMED_XML.with(
                "The XML you provided was not well-formed or did not validate against our published schema");
    }
}
