package dev.banso.monitoring;

import dev.banso.company.CompanyErased;
import dev.banso.events.detect.Detector;
import dev.banso.events.detect.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives the detector each company's standing filters, as they are when a batch of lines is judged.
@Component
class FiltersInForce {
    private static final Logger LOG = LoggerFactory.getLogger(FiltersInForce.class);

    private final Detector detector;
    private final FilterCompiler compiler;
    private final JdbcClient jdbc;
    private final Map<UUID, Set<UUID>> inForce = new ConcurrentHashMap<>();

    FiltersInForce(Detector detector, FilterCompiler compiler, JdbcClient jdbc) {
        this.detector = detector;
        this.compiler = compiler;
        this.jdbc = jdbc;
    }

    /// Brings the detector up to date for these companies, within the running transaction.
    void refresh(Set<UUID> companies) {
        Map<Optional<UUID>, Set<UUID>> standing = standing(companies);
        Set<UUID> everywhere = standing.getOrDefault(Optional.<UUID>empty(), Set.of());
        for (UUID company : companies) {
            Set<UUID> own = new HashSet<>(everywhere);
            own.addAll(standing.getOrDefault(Optional.of(company), Set.of()));
            if (!own.equals(inForce.getOrDefault(company, Set.of()))) {
                detector.setFilters(company, compiled(own));
                inForce.put(company, Set.copyOf(own));
            }
        }
    }

    @EventListener
    void on(CompanyErased erased) {
        inForce.remove(erased.company());
    }

    /// The filters that stand, without their texts, by company; those of every company under none.
    private Map<Optional<UUID>, Set<UUID>> standing(Set<UUID> companies) {
        Map<Optional<UUID>, Set<UUID>> standing = new HashMap<>();
        jdbc.sql("""
                select id, company_id from exclusion
                 where lifted_at is null and (company_id is null or company_id = any(:companies))""")
                .param("companies", companies.toArray(UUID[]::new))
                .query(row -> {
                    standing.computeIfAbsent(Optional.ofNullable(row.getObject("company_id", UUID.class)), none -> new HashSet<>())
                            .add(row.getObject("id", UUID.class));
                });
        return standing;
    }

    private List<Filter> compiled(Set<UUID> filters) {
        List<Filter> compiled = new ArrayList<>();
        jdbc.sql("select id, filter from exclusion where id = any(:ids)")
                .param("ids", filters.toArray(UUID[]::new))
                .query(row -> {
                    FilterCompiler.Result result = compiler.stored(row.getString("filter"));
                    if (result.filter() == null) {
                        LOG.warn("filter {} excludes nothing: {}", row.getObject("id", UUID.class), result.problem());
                    } else {
                        compiled.add(result.filter());
                    }
                });
        return compiled;
    }
}
