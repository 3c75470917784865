package io.zeolite.distribution;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The bill of materials repeats what the parent says, as it cannot inherit it. */
class BomIT {

    private static final Path TOP = Path.of(System.getProperty("zeolite.top"));
    private static final String OURS =
            "/project/dependencyManagement/dependencies/dependency[groupId='io.zeolite']/artifactId";

    @Test
    void managesTheSameArtifactsInTheSameVersion() throws Exception {
        Document parent = read("pom.xml");
        Document bom = read("distribution/bom/pom.xml");
        assertEquals(select(parent, "/project/version"), select(bom, "/project/version"));
        assertEquals(select(parent, OURS), select(bom, OURS));
    }

    private static Document read(String file) throws IOException, SAXException, ParserConfigurationException {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(TOP.resolve(file).toFile());
    }

    private static Set<String> select(Document document, String path) throws XPathExpressionException {
        NodeList nodes = (NodeList) XPathFactory.newDefaultInstance().newXPath().evaluate(path, document,
                XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength()).mapToObj(index -> nodes.item(index).getTextContent())
                .collect(toSet());
    }
}
