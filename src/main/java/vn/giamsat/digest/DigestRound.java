package vn.giamsat.digest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import vn.giamsat.access.Addressees;
import vn.giamsat.access.Addressees.Addressee;
import vn.giamsat.access.Permission;
import vn.giamsat.digest.DigestCalendar.Composed;
import vn.giamsat.digest.DigestCalendar.Due;

/// Composes the digests that are due, each as its person would read it at that moment, and puts
/// those with news into the outbox. Every replica looks; one of them takes each. Event loop.
@ApplicationScoped
class DigestRound {
    private static final Logger LOG = Logger.getLogger(DigestRound.class);

    private final DigestCalendar calendar;
    private final Addressees addressees;
    private final DigestReader reader;
    private final LetterPrint print;
    private final MailConfig config;
    private final Clock clock;
    private final AtomicBoolean going = new AtomicBoolean();
    private volatile long timer;

    DigestRound(
            DigestCalendar calendar,
            Addressees addressees,
            DigestReader reader,
            LetterPrint print,
            MailConfig config,
            Clock clock) {
        this.calendar = calendar;
        this.addressees = addressees;
        this.reader = reader;
        this.print = print;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        if (config.isOn()) {
            timer = vertx.setPeriodic(config.look().toMillis(), tick -> look());
        }
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (!going.compareAndSet(false, true)) {
            return;
        }
        go().onTermination()
                .invoke(() -> going.set(false))
                .subscribe()
                .with(
                        done -> LOG.debug("Digests were looked after"),
                        lost -> LOG.warnf("Digests cannot be looked after: %s", lost.toString()));
    }

    /// Composes what is due until nothing is: at seven in the morning that is most of them.
    Uni<Void> go() {
        return calendar.take(config.concurrency(), clock.instant(), config.lease())
                .chain(
                        taken ->
                                taken.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : Multi.createFrom()
                                                .iterable(taken)
                                                .onItem()
                                                .transformToUniAndMerge(this::composed)
                                                .collect()
                                                .asList()
                                                .chain(done -> go()));
    }

    /// One that cannot be composed now is tried again when its lease ends.
    private Uni<Void> composed(Due due) {
        return addressees
                .find(due.person(), due.subject(), clock.instant())
                .map(found -> found.filter(it -> !it.viewer().inForce(Permission.READ).isEmpty()))
                .chain(
                        found ->
                                found.map(it -> composed(due, it))
                                        .orElseGet(() -> calendar.end(due)))
                .onFailure()
                .invoke(
                        lost ->
                                LOG.warnf(
                                        "A digest cannot be composed personId=%s: %s",
                                        due.person(), lost.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> composed(Due due, Addressee to) {
        var now = clock.instant();
        return reader.read(to.viewer(), due.toldUntil(), now)
                .chain(
                        news ->
                                news.isNews()
                                        ? letter(news, to)
                                                .chain(
                                                        letter ->
                                                                calendar.send(
                                                                        due, news.until(), letter))
                                        : calendar.pass(due, news.until(), now));
    }

    private Uni<Composed> letter(DigestNews news, Addressee to) {
        var letter = LetterWriter.of(to.locale()).write(news, to.viewer().name());
        return print.print(letter).map(printed -> new Composed(to, printed, clock.instant()));
    }
}
