package vn.giamsat.campaign;

import java.time.LocalDate;

/// How many facilities were first found connected on a day.
///
/// @param day in Vietnam (Asia/Ho_Chi_Minh)
public record ConnectedDay(LocalDate day, int facilities) {}
