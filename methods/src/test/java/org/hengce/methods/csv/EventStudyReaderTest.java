package org.hengce.methods.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hengce.methods.Figures;
import org.hengce.methods.csv.PanelDataException.Code;
import org.hengce.methods.effect.Covariance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStudyReaderTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "f", ".csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Double> coefficients(String text) throws IOException {
        return EventStudyReader.coefficients(file(text));
    }

    private Covariance covariance(int size, String text) throws IOException {
        return EventStudyReader.covariance(file(text), size);
    }

    private PanelDataException refused(String text) {
        return catchThrowableOfType(PanelDataException.class, () -> coefficients(text));
    }

    private PanelDataException refused(int size, String text) {
        return catchThrowableOfType(PanelDataException.class, () -> covariance(size, text));
    }

    @Test
    void theSampleIsRead() throws IOException {
        Path samples = Figures.root().resolve("samples/honest");
        List<Double> betahat = EventStudyReader.coefficients(samples.resolve("betahat.csv"));
        assertThat(EventStudyReader.covariance(samples.resolve("sigma.csv"), betahat.size())
                        .size())
                .isEqualTo(betahat.size());
    }

    @Test
    void coefficientsAreFoundByNameOrAreTheOnlyColumn() throws IOException {
        assertThat(coefficients("term,betahat\na,1.5\nb,-2e-3\n")).containsExactly(1.5, -0.002);
        assertThat(coefficients("\uFEFFEstimate,se\r\n1,2\r\n3,4\r\n")).containsExactly(1.0, 3.0);
        assertThat(coefficients("b\n1\n\n2\n")).containsExactly(1.0, 2.0);
    }

    @Test
    void aMatrixIsReadWithAndWithoutNames() throws IOException {
        double[][] expected = {{1, 0.5}, {0.5, 2}};
        for (String text : List.of("1,0.5\n0.5,2\n", "2004,2005\n1,0.5\n0.5,2\n", ",a,b\na,1,0.5\nb,0.5,2\n"))
            assertThat(covariance(2, text).rows()).isDeepEqualTo(expected);
    }

    @Test
    void roundingDoesNotMakeAMatrixUnsymmetric() throws IOException {
        assertThat(covariance(2, "1,0.5\n0.500000000000001,2\n").at(0, 1))
                .isEqualTo(covariance(2, "1,0.5\n0.500000000000001,2").at(1, 0));
    }

    @Test
    void whatIsNoListOfCoefficientsIsNamed() {
        assertThat(refused("").code()).isEqualTo(Code.EMPTY_FILE);
        assertThat(refused("term,betahat\n").code()).isEqualTo(Code.HEADER_ONLY);
        assertThat(refused("a,b\n1,2\n").code()).isEqualTo(Code.UNKNOWN_COLUMN);
        PanelDataException missing = refused("term,betahat\na,NA\nb,\n");
        assertThat(missing.problems()).hasSize(2);
        assertThat(missing.getMessage()).contains("line 2, column betahat", "'NA'", "line 3");
        assertThat(refused("term,betahat\n\"a,1\n").code()).isEqualTo(Code.UNTERMINATED_QUOTE);
    }

    @Test
    void whatIsNoCovarianceIsNamed() throws IOException {
        assertThat(refused(3, "1,0.5\n0.5,2\n").getMessage()).contains("2 rows and 2 columns", "3 coefficients");
        assertThat(refused(2, "1,0.5\n0.5\n").code()).isEqualTo(Code.WRONG_CELL_COUNT);
        assertThat(refused(2, "1,0.5\n0.4,2\n").getMessage())
                .contains("row 2, column 1 is 0.4", "row 1, column 2 is 0.5");
        assertThat(refused(2, "1,x\n0.5,2\n").getMessage()).contains("line 1, column 2", "'x'");
        Path latin = Files.write(folder.resolve("latin"), "a\n\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(catchThrowableOfType(PanelDataException.class, () -> EventStudyReader.coefficients(latin))
                        .code())
                .isEqualTo(Code.NOT_UTF8);
    }
}
