package vn.giamsat.probe.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.probe.Charge;
import vn.giamsat.probe.StreamHabits;

/// Tells the receiver, which knows neither leases nor the database, what is in its charge.
@ApplicationScoped
class ChargeSource {
    @Produces
    @Singleton
    StreamHabits habits() {
        return new StreamHabits();
    }

    @Produces
    @Singleton
    Charge charge(Tenure tenure, StreamHabits habits) {
        return new Charge(new LeasedCameras(tenure), habits);
    }
}
