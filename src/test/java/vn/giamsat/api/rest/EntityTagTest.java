package vn.giamsat.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

class EntityTagTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 7, 999_999_999})
    void comesBackAsTheVersionThatItWasMadeFrom(int version) {
        assertThat(EntityTag.demanded(EntityTag.of(version))).isEqualTo(version);
    }

    @Test
    void namesTheSameVersionInAllForms() {
        assertThat(EntityTag.demanded("\"v7-bare\"")).isEqualTo(7);
        assertThat(EntityTag.demanded("\"v7-0123456789abcdef\"")).isEqualTo(7);
    }

    @Test
    void doesNotMindSpaceAroundATag() {
        assertThat(EntityTag.demanded("  \"v7\" ")).isEqualTo(7);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void demandsAVersionSoThatNobodyOverwritesWhatTheyHaveNotSeen(String absent) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> EntityTag.demanded(absent))
                .returns(ErrorCode.VERSION_REQUIRED, Problem::code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v7",
                "7",
                "\"7\"",
                "\"v\"",
                "\"v-1\"",
                "\"v7",
                "\"v9999999999\"",
                "\"v-bare\"",
                "\"v7-\"",
                "\"v7-other\"",
                "\"v٧\"",
                "\"other\""
            })
    void takesATagThatNoVersionHasForAnOldOne(String foreign) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> EntityTag.demanded(foreign))
                .returns(ErrorCode.VERSION_STALE, Problem::code);
    }

    @Test
    void doesNotChangeByAWeakTagBecauseItMayMeanAnotherVersion() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> EntityTag.demanded("W/\"v7\""))
                .returns(ErrorCode.VERSION_STALE, Problem::code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"v7\"", "W/\"v7\"", "*", "\"v6\",\"v7\"", "\"v6\" , W/\"v7\"", " \"v7\" "})
    void isHeldByAClientThatNamesIt(String ifNoneMatch) {
        assertThat(EntityTag.held(ifNoneMatch, "\"v7\"")).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ",",
                "\"v6\"",
                "v7",
                "\"v70\"",
                "\"v6\", \"v8\"",
                "w/\"v7\"",
                "\"v7-bare\""
            })
    void isNotHeldByAClientThatNamesAnotherOrNone(String ifNoneMatch) {
        assertThat(EntityTag.held(ifNoneMatch, "\"v7\"")).isFalse();
    }
}
