package vn.giamsat.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeighingTest {
    private static final int PLENTY = 10_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    one field                          | 2     | { me { subject } }
                    a page costs its rows              | 13    | { cameras(first: 10) { totalCount pageInfo { hasNextPage } } }
                    and its fields once for each row   | 31    | { cameras(first: 10) { edges { node { id } } } }
                    50 rows where nobody says          | 151   | { cameras { edges { node { id } } } }
                    what cannot be counts as 200       | 601   | { cameras(first: 2000000000) { edges { node { id } } } }
                    nor less than one                  | 4     | { cameras(first: 0) { edges { node { id } } } }
                    a page of one is no other list     | 4     | { cameras(first: 1) { edges { node { id } } } }
                    joins count once for each parent   | 51    | { cameras(first: 10) { edges { node { facility { id } id } } } }
                    lists without first have a length  | 19    | { facility(id: "x") { cameras { id } id } }
                    lists in lists multiply            | 191   | { facilities(first: 10) { edges { node { cameras { id } } } } }
                    and so do circles                  | 290   | { facility(id: "x") { cameras { facility { cameras { id } } } } }
                    equal fields are one               | 31    | { cameras(first: 10) { edges { node { id id } } edges { node { id } } } }
                    what is computed counts as that    | 1001  | { dailyReports(campaignId: "x", day: "2021-05-07") { expected } }
                    and two days of it as two          | 2001  | { compareDailyReports(campaignId: "x", day: "2021-05-07") { day } }
                    skipped ones are none              | 2     | { me { subject name @skip(if: true) } }
                    fragments count where they stand   | 16    | query { a: me { ...F } b: me { ...F } overview { nation { ...L } } } fragment F on MeBody { id name } fragment L on Line { up down worstReasons { cameras } }
                    """)
    void countsTheFieldsThatTheAnswerWillHave(String why, int cost, String question) {
        assertThat(PublishedSchema.refusal(PublishedSchema.costing(cost), question, Map.of()))
                .as(why)
                .isEmpty();
        assertThat(PublishedSchema.refusal(PublishedSchema.costing(cost - 1), question, Map.of()))
                .as("%s, and one less is too little", why)
                .contains("too-costly");
    }

    @Test
    void readsTheSizeOfAPageFromVariablesAndTheirDefaults() {
        var question = "query($n: Int = 20) { cameras(first: $n) { edges { node { id } } } }";

        assertThat(refusal(61, question, Map.of())).isEmpty();
        assertThat(refusal(60, question, Map.of())).contains("too-costly");
        assertThat(refusal(60, question, Map.of("n", 10))).isEmpty();
        assertThat(refusal(600, question, Map.of("n", 200))).contains("too-costly");
    }

    @Test
    void countsHowOftenADocumentNamesAFieldSoThatReadingItHasAnEndToo() {
        var fifty = "{ me { " + "id ".repeat(50) + "} }";

        assertThat(refusal(51, fifty)).isEmpty();
        assertThat(refusal(50, fifty)).contains("too-costly");
    }

    /// README's own, and the page that the benchmark asks for.
    @Test
    void letsTheQuestionsOfAFirstScreenPass() {
        assertThat(
                        refusal(
                                PLENTY,
                                "{ facilities(first: 50) { totalCount edges { node { id name kind"
                                        + " province { key nameVi } cameras { id name zone health {"
                                        + " state rung since } } } } } }"))
                .isEmpty();
        assertThat(
                        refusal(
                                PLENTY,
                                "{ cameras(first: 100) { totalCount edges { node { name facility {"
                                        + " name } health { state rung reason since } } } } }"))
                .isEmpty();
        assertThat(
                        refusal(
                                PLENTY,
                                "{ overview { nation { cameras up degraded down unknown worstReasons"
                                        + " { reason cameras } } provinces { province cameras up down"
                                        + " } } }"))
                .isEmpty();
    }

    @Test
    void refusesThePageThatWouldBeThirtyTimesAsBig() {
        assertThat(
                        refusal(
                                PLENTY,
                                "{ facilities(first: 200) { edges { node { cameras { facility {"
                                        + " cameras { id } } } } } } }"))
                .contains("too-costly");
    }

    @Test
    void takesFifteenAliasesOfOneFieldButNotSixteen() {
        assertThat(refusal(PLENTY, "{ me { id } " + aliases(15) + "}")).isEmpty();
        assertThat(refusal(PLENTY, "{ " + aliases(16) + "}")).contains("too-many-aliases");
    }

    @Test
    void findsAliasesThatAreSpreadOverFragments() {
        assertThat(
                        refusal(
                                PLENTY,
                                "{ ...A ... on Query { "
                                        + aliases(8)
                                        + "} } fragment A on Query { ...B } fragment B on Query { "
                                        + aliases(17).replace("a0: me { id } ", "")
                                        + "}"))
                .contains("too-many-aliases");
    }

    @Test
    void refusesOneLevelMoreThanTwelve() {
        var twelve = "cameras { facility { ".repeat(5) + "id" + " } }".repeat(5);

        assertThat(refusal(Integer.MAX_VALUE, "{ facility(id: \"x\") { " + twelve + " } }"))
                .isEmpty();
        assertThat(
                        refusal(
                                PLENTY,
                                "{ facility(id: \"x\") { "
                                        + twelve.replace("id", "province { key }")
                                        + " } }"))
                .contains("too-deep");
    }

    @Test
    void isNotHeldUpByManyNamesOnManyLevels() {
        var document = new StringBuilder("{ facility(id: \"x\") { ...F0 } }");
        for (var level = 0; level < 5; level++) {
            var inner = "cameras { facility { ...F%d } }".formatted(level + 1);
            document.append(" fragment F%d on FacilityView { ".formatted(level));
            IntStream.range(0, 6).forEach(it -> document.append("a%d: %s ".formatted(it, inner)));
            document.append("}");
        }
        document.append(" fragment F5 on FacilityView { id }");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(refusal(PLENTY, document.toString())).contains("too-costly"));
    }

    @Test
    void isNotHeldUpByFragmentsThatDoubleEachOther() {
        var document = new StringBuilder("{ facility(id: \"x\") { ...F0 } }");
        for (var number = 0; number < 40; number++) {
            document.append(
                    " fragment F%d on FacilityView { a: province { key } ...F%d ...F%d }"
                            .formatted(number, number + 1, number + 1));
        }
        document.append(" fragment F40 on FacilityView { id }");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(refusal(PLENTY, document.toString())).isEmpty());
    }

    @Test
    void showsTheSchemaOnlyWhereItIsAllowed() {
        var limits = new PublishedSchema.Limits(20, 15, PLENTY);
        var shown = new PublishedSchema.Config(true, Optional.empty(), true, limits);
        var hidden = "{ ... on Query { x: __type(name: \"Query\") { name } } }";

        assertThat(refusal(PLENTY, "{ __schema { queryType { name } } }"))
                .contains("introspection-off");
        assertThat(refusal(PLENTY, hidden)).contains("introspection-off");
        assertThat(refusal(PLENTY, "{ __typename me { __typename } }")).isEmpty();
        assertThat(PublishedSchema.refusal(shown, hidden, Map.of())).isEmpty();
    }

    @Test
    void knowsTheLengthOfEveryListSoThatNoneIsWithoutAnEnd() {
        var lists = new TreeSet<String>();
        for (var type : PublishedSchema.schema().getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object && !ListLengths.isOfSchema(object)) {
                object.getFieldDefinitions().stream()
                        .filter(
                                it ->
                                        GraphQLTypeUtil.isList(
                                                GraphQLTypeUtil.unwrapNonNull(it.getType())))
                        .map(it -> object.getName() + "." + it.getName())
                        .filter(name -> !name.endsWith("Connection.edges"))
                        .forEach(lists::add);
            }
        }

        assertThat(lists)
                .as("lists without `first` that ListLengths has, each with its bound")
                .isEqualTo(new TreeSet<>(ListLengths.EXPECTED.keySet()));
    }

    private static Optional<Object> refusal(int cost, String question) {
        return refusal(cost, question, Map.of());
    }

    private static Optional<Object> refusal(
            int cost, String question, Map<String, Object> variables) {
        return PublishedSchema.refusal(PublishedSchema.costing(cost), question, variables);
    }

    private static String aliases(int count) {
        return IntStream.range(0, count)
                .mapToObj("a%d: me { id } "::formatted)
                .collect(Collectors.joining());
    }
}
