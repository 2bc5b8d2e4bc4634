package vn.giamsat.campaign;

/// Which facilities an order covers.
public enum CampaignScope {
    /// All of its provinces.
    PROVINCES,
    /// Those that it names.
    FACILITIES
}
