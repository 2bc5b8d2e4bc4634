package vn.giamsat.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giamsat.registry.FacilityView;

class FacilityNodeTest {
    @Test
    void hasEveryFieldOfTheFacilitySoThatBothApisTellTheSame() {
        assertThat(fields(FacilityNode.class)).isEqualTo(fields(FacilityView.class));
    }

    private static List<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replace("provinceKey", "province"))
                .toList();
    }
}
