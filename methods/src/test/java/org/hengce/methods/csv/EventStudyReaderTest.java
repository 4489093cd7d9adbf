package org.hengce.methods.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
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
        return EventStudyReader.coefficients(file(text)).values();
    }

    /** Of so many coefficients without names. */
    private Covariance covariance(int size, String text) throws IOException {
        LabelledCoefficients unnamed = new LabelledCoefficients(List.of(), Collections.nCopies(size, 1.0));
        return EventStudyReader.covariance(file(text), unnamed).sigma();
    }

    private EventStudyFile study(String betahat, String sigma) throws IOException {
        return EventStudyReader.covariance(file(sigma), EventStudyReader.coefficients(file(betahat)));
    }

    private PanelDataException refused(String betahat, String sigma) {
        return catchThrowableOfType(PanelDataException.class, () -> study(betahat, sigma));
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
        LabelledCoefficients betahat = EventStudyReader.coefficients(samples.resolve("betahat.csv"));
        EventStudyFile study = EventStudyReader.covariance(samples.resolve("sigma.csv"), betahat);
        assertThat(study.sigma().size()).isEqualTo(betahat.values().size());
        assertThat(study.before()).hasValue(5);
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
        for (String text : List.of("1,0.5\n0.5,2\n", "-2,0\n1,0.5\n0.5,2\n", ",a,b\na,1,0.5\nb,0.5,2\n"))
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

    private static final String SIGMA = "-3,-2,0,1\n1,0,0,0.1\n0,2,0,0\n0,0,3,0\n0.1,0,0,4\n";

    @Test
    void coefficientsWithoutAHeaderLoseNone() throws IOException {
        assertThat(coefficients("0.5\n1\n-2\n")).containsExactly(0.5, 1.0, -2.0);
        EventStudyFile study = study("0.5\n1\n-2\n", "1,0,0\n0,2,0\n0,0,3\n");
        assertThat(study.sigma().at(2, 2)).isEqualTo(3);
        assertThat(study.labels()).isEmpty();
        assertThat(refused("-3,0.5\n-2,1\n0,2\n").getMessage()).contains("write a header");
    }

    @Test
    void aMatrixOfNumbersThatIsTooLargeIsNoMatrixWithNames() {
        assertThat(refused("0.5\n1\n", "1,0,0\n0,2,0\n0,0,3\n").code()).isEqualTo(Code.NOT_SQUARE);
        assertThat(refused("0.5\n1\n", "0.7,0.2\n1,0\n0,2\n").code()).isEqualTo(Code.LABELS_DISAGREE);
    }

    @Test
    void rowsAndColumnsAreMatchedByTheirNames() throws IOException {
        EventStudyFile inOrder = study("event_time,betahat\n-3,1\n-2,2\n0,3\n1,4\n", SIGMA);
        assertThat(study("betahat,event_time\n4,1\n3,0.0\n2,-2\n1,-3\n", SIGMA)).isEqualTo(inOrder);
        assertThat(study(
                        "event_time,betahat\n-3,1\n-2,2\n0,3\n1,4\n",
                        "1,0,-2,-3\n4,0,0,0.1\n0,3,0,0\n0,0,2,0\n0.1,0,0,1\n"))
                .isEqualTo(inOrder);
        EventStudyFile words = study("term,betahat\nlead2,1\nlag0,2\n", ",lag0,lead2\nlag0,5,0.5\nlead2,0.5,6\n");
        assertThat(words.betahat()).containsExactly(1.0, 2.0);
        assertThat(words.sigma().at(0, 0)).isEqualTo(6);
        assertThat(words.before()).isEmpty();
    }

    @Test
    void namesThatOnlyCountAreNone() throws IOException {
        assertThat(study("\"\",betahat\n1,0.5\n2,1\n", "\"\",V1,V2\n1,5,0.5\n2,0.5,6\n")
                        .labels())
                .isEmpty();
        assertThat(study("event_time,betahat\n-2,0.5\n0,1\n", ",0,1\n0,5,0.5\n1,0.5,6\n")
                        .sigma()
                        .at(0, 0))
                .isEqualTo(5);
    }

    @Test
    void namesThatDisagreeAreRefused() {
        assertThat(refused("event_time,betahat\n-3,1\n-2,2\n0,3\n2,4\n", SIGMA).code())
                .isEqualTo(Code.NO_REFERENCE);
        assertThat(refused("event_time,betahat\n-4,1\n-3,1\n-2,2\n0,3\n", SIGMA).code())
                .isEqualTo(Code.LABELS_DISAGREE);
        assertThat(refused("1\n2\n", "0,-2\n5,0\n0,6\n").code()).isEqualTo(Code.LABELS_DISAGREE);
        assertThat(refused("event_time,betahat\n-2,1\n-2,2\n0,3\n").code()).isEqualTo(Code.DUPLICATE_ROW);
    }

    @Test
    void theReferenceIsTheOnePeriodWithoutACoefficient() {
        assertThat(refused("event_time,betahat\n-2,1\n-1,0\n0,3\n").getMessage())
                .contains("from -2 to 0 without a gap", "leave the row of the reference period out");
        assertThat(refused("event_time,betahat\n-3,1\n-1,0\n0,3\n").getMessage())
                .contains("reference is event time -2", "must be −1");
        assertThat(refused("event_time,betahat\n-4,1\n-2,0\n0,3\n").getMessage())
                .contains("-3, -1 are missing");
    }

    @Test
    void whatCanBeNoCovarianceIsNamedByItsLine() {
        assertThat(refused(2, "a,b\n1,0\n0,-2\n").getMessage()).contains("line 3", "variance of coefficient 2 is -2.0");
        assertThat(refused(2, "1,0\n0,0\n").code()).isEqualTo(Code.NO_VARIANCE);
        assertThat(refused(2, "1,3\n3,2\n").code()).isEqualTo(Code.NOT_SEMIDEFINITE);
    }

    @Test
    void aFileWithNulBytesIsNoText() {
        assertThat(refused("beta\0hat\n1\n").getMessage()).contains("line 1", "NUL byte");
    }
}
