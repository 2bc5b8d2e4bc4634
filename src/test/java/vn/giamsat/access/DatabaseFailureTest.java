package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What Hibernate says, which wraps the state that PostgreSQL told.
class DatabaseFailureTest {
    @ParameterizedTest
    @CsvSource({
        "08006, DATABASE_UNAVAILABLE",
        "53300, DATABASE_UNAVAILABLE",
        "57P01, DATABASE_UNAVAILABLE",
        "40001, CONCURRENT_CHANGE",
        "40P01, CONCURRENT_CHANGE",
        "22021, MALFORMED_REQUEST"
    })
    void isToldByItsStateHoweverDeepItIsWrapped(String state, ErrorCode code) {
        var said = wrapped(state);
        assertThat(DatabaseFailure.told(said))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code))
                .hasCause(said);
    }

    @Test
    void staysWhatItIsWhenTheDatabaseSaidNo() {
        var said = wrapped("23505");
        assertThat(DatabaseFailure.told(said)).isSameAs(said);
    }

    private static PersistenceException wrapped(String state) {
        var said = new SQLException("said", state);
        return new PersistenceException(new JDBCException("could not execute", said));
    }
}
