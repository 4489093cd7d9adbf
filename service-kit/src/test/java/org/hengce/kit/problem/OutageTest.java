package org.hengce.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "53300", "57P01", "57P03"})
    void aDatabaseThatIsAwayIsAnOutageHoweverDeepItLies(String state) {
        assertThat(Outage.behind(new IllegalStateException(new RuntimeException(new SQLException("x", state)))))
                .isNotNull();
    }

    /** What a transaction manager says where the database stops in the middle of a commit. */
    @Test
    void aDatabaseThatStopsDuringACommitIsAnOutage() {
        Exception commit = new Exception("could not commit");
        commit.addSuppressed(new Exception("of the resource", new SQLException("terminating connection", "57P01")));
        assertThat(Outage.behind(new IllegalStateException(commit)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        away -> assertThat(away.detail().en()).contains("whether a change was made is not known"));
    }

    @Test
    void exceptionsThatNameEachOtherEndTheSearch() {
        Exception one = new Exception("one");
        Exception other = new Exception("other", one);
        one.addSuppressed(other);
        assertThat(Outage.behind(one)).isNull();
    }

    @Test
    void aPoolWithoutAConnectionToGiveIsAnOutage() {
        assertThat(Outage.behind(new IllegalStateException(new SQLException("Sorry, acquisition timeout!"))))
                .isNotNull();
    }

    @Test
    void aPoolThatGaveUpOnAConnectionIsAnOutage() {
        assertThat(Outage.behind(new CompletionException(new InterruptedException())))
                .isNotNull();
        assertThat(Outage.behind(new IllegalStateException(new InterruptedException())))
                .as("interrupted for another reason")
                .isNull();
    }

    @Test
    void aConnectionThatCouldNotBeHadIsAnOutageWhateverTheDriverCallsIt() {
        assertThat(Outage.behind(new ConnectionException(new SQLException("something unusual", "99999"))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "40P01", "40001"})
    void whatOthersHoldIsToldAsThatAndThatNothingWasChanged(String state) {
        assertThat(Outage.behind(new IllegalStateException(new SQLException("x", state))))
                .isInstanceOfSatisfying(Problem.class, held -> {
                    assertThat(held.type()).isEqualTo(ProblemType.UNAVAILABLE);
                    assertThat(held.detail().en()).contains("others are writing", "nothing was changed");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "42601", "57014"})
    void aStatementThatIsWrongIsABug(String state) {
        assertThat(Outage.behind(new IllegalStateException(new SQLException("x", state))))
                .isNull();
    }

    @Test
    void whatHasNothingToDoWithADatabaseIsABug() {
        assertThat(Outage.behind(new NullPointerException())).isNull();
    }
}
