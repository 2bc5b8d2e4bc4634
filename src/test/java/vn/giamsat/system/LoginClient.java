package vn.giamsat.system;

/// An application that people log in with.
///
/// @param id as the realm knows it
/// @param redirect where the realm sends the code
/// @param scope what is asked for
record LoginClient(String id, String redirect, String scope) {
    static final LoginClient SPA =
            new LoginClient("giamsat-spa", CorsIT.SPA + "/callback", "openid");
    static final LoginClient MOBILE =
            new LoginClient(
                    "giamsat-mobile", "vn.giamsat.mobile:/callback", "openid offline_access");

    LoginClient redirectingTo(String other) {
        return new LoginClient(id, other, scope);
    }
}
