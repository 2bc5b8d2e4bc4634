package vn.giamsat.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;

/// The columns of the list of contacts, which a province sends: as the APIs name them, and in
/// Vietnamese.
enum ContactColumn {
    NAME("name", "Họ và tên"),
    TITLE("title", "Chức vụ"),
    PHONE("phone", "Điện thoại"),
    EMAIL("email", "Thư điện tử"),
    ROLE("role", "Vai trò"),
    PROVINCE("province", "Mã tỉnh"),
    PROVINCE_NAME("provinceName", "Tỉnh/thành phố"),
    FACILITY("facilityId", "Mã cơ sở"),
    FACILITY_NAME("facilityName", "Tên cơ sở"),
    ENTERPRISE("enterprise", "Doanh nghiệp"),
    FROM("from", "Từ"),
    TO("to", "Đến trước");

    private static final Map<Role, String> ROLES =
            Map.of(
                    Role.NATIONAL_ADMINISTRATOR, "Quản trị quốc gia",
                    Role.NATIONAL_OPERATOR, "Điều hành quốc gia",
                    Role.NATIONAL_VIEWER, "Theo dõi quốc gia",
                    Role.PROVINCE_OPERATOR, "Sở Thông tin và Truyền thông",
                    Role.PROVINCE_HEALTH, "Sở Y tế",
                    Role.PROVINCE_VIEWER, "Theo dõi cấp tỉnh",
                    Role.ENTERPRISE_ENGINEER, "Kỹ sư doanh nghiệp",
                    Role.FACILITY_CONTACT, "Đầu mối cơ sở");

    private static final ColumnNames NAMES = names();

    final String field;
    private final String vietnamese;

    ContactColumn(String field, String vietnamese) {
        this.field = field;
        this.vietnamese = vietnamese;
    }

    private static ColumnNames names() {
        var names = new TreeMap<String, String>();
        for (var column : values()) {
            names.put(column.field, column.field);
            names.put(column.vietnamese, column.field);
        }
        return new ColumnNames(names);
    }

    /// Both languages.
    static ColumnNames known() {
        return NAMES;
    }

    static List<String> header(boolean inVietnamese) {
        return Arrays.stream(values())
                .map(column -> inVietnamese ? column.vietnamese : column.field)
                .toList();
    }

    static String name(Role role, boolean inVietnamese) {
        return inVietnamese ? ROLES.get(role) : role.name();
    }

    /// The constant of a role that a cell names in Vietnamese; else the cell as it stands.
    static @Nullable String constant(@Nullable String cell) {
        return cell == null
                ? null
                : ROLES.entrySet().stream()
                        .filter(
                                known ->
                                        known.getValue()
                                                .toLowerCase(Locale.ROOT)
                                                .equals(cell.toLowerCase(Locale.ROOT)))
                        .map(known -> known.getKey().name())
                        .findFirst()
                        .orElse(cell);
    }
}
