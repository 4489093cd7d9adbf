package org.hengce.launcher.testrun;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hengce.launcher.home.PrivateFiles;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Surefire's and Failsafe's XML reports below a root. */
final class TestReports {
    private static final Set<String> FOLDERS = Set.of("surefire-reports", "failsafe-reports");
    private static final int DEPTH = 5;

    private final Path root;

    TestReports(Path root) {
        this.root = root;
    }

    /** So that a later {@link #read} tells of this run only. */
    void delete() throws IOException {
        for (Path folder : folders()) PrivateFiles.deleteTree(folder);
    }

    List<TestCase> read() throws IOException {
        List<TestCase> cases = new ArrayList<>();
        for (Path folder : folders())
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(TestReports::isReport).sorted().toList()) cases.addAll(read(file));
            }
        return cases;
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("TEST-") && name.endsWith(".xml");
    }

    private List<Path> folders() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, Set.of(), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                if (!FOLDERS.contains(name))
                    return name.startsWith(".") && !folder.equals(root)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                found.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // something was deleted while we looked
            }
        });
        return found;
    }

    private static List<TestCase> read(Path report) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList nodes = factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("testcase");
            List<TestCase> cases = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) cases.add(read((Element) nodes.item(i)));
            return cases;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("the report %s cannot be read".formatted(report), e);
        }
    }

    private static TestCase read(Element element) {
        TestCase.Outcome outcome = TestCase.Outcome.PASSED;
        String reason = "";
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            TestCase.Outcome told =
                    switch (child.getNodeName()) {
                        case "failure", "error" -> TestCase.Outcome.FAILED;
                        case "skipped" -> TestCase.Outcome.SKIPPED;
                        default -> TestCase.Outcome.PASSED;
                    };
            if (told == TestCase.Outcome.PASSED) continue;
            outcome = told;
            String message = ((Element) child).getAttribute("message");
            reason = (message.isBlank() ? child.getTextContent() : message).strip();
        }
        return new TestCase(
                element.getAttribute("classname"),
                element.getAttribute("name"),
                seconds(element.getAttribute("time")),
                outcome,
                reason);
    }

    /** Thousands are separated by commas in some versions. */
    private static double seconds(String text) {
        return text.isBlank() ? 0 : Double.parseDouble(text.replace(",", ""));
    }
}
