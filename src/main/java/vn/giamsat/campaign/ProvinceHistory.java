package vn.giamsat.campaign;

import java.util.List;

/// How a province came along with an order.
///
/// @param days that are kept, the earliest first
public record ProvinceHistory(String province, List<ProgressDay> days) {
    public ProvinceHistory {
        days = List.copyOf(days);
    }
}
