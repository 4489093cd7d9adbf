package org.hengce.methods.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hengce.methods.effect.Covariance;

/**
 * Reads an event study made elsewhere: coefficients from one CSV file, their covariance from another.
 *
 * <p>Coefficients: a row each; the column is {@code betahat}, {@code estimate}, {@code coefficient}, or the only one, which
 * needs no header. What names them is the column {@code event_time}, {@code term} or the like, or a first column of whole
 * numbers. Covariance: as many rows and columns as there are coefficients, with or without a line of names above and a
 * column of names before.
 *
 * <p>Names are believed: rows and columns of the covariance are put in the order of the coefficients, both in the order of
 * time where the names are whole numbers. A first line of numbers is a line of names only where it names the coefficients.
 */
public final class EventStudyReader {
    private EventStudyReader() {}

    /**
     * Reads coefficients, in the order of time where whole numbers name them, else in the order of their rows.
     *
     * @throws PanelDataException if the file is not as above
     */
    public static LabelledCoefficients coefficients(Path betahat) throws IOException {
        return new CoefficientTable(NumberTables.rows(betahat)).read();
    }

    /**
     * Reads their covariance and puts both together.
     *
     * @throws PanelDataException if the file is not as above, does not name the same coefficients, or is no covariance:
     *     not symmetric but for rounding, a variance that is not positive, more covariance than the variances allow
     */
    public static EventStudyFile covariance(Path sigma, LabelledCoefficients coefficients) throws IOException {
        CovarianceTable table = new CovarianceTable(NumberTables.rows(sigma), coefficients);
        Covariance covariance = table.read();
        List<String> labels = coefficients.labels().isEmpty() ? table.labels() : coefficients.labels();
        return new EventStudyFile(coefficients.values(), covariance, labels);
    }
}
