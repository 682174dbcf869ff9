package dev.banso.monitoring;

import dev.banso.company.CompanyErased;
import dev.banso.events.detect.Detector;
import dev.banso.events.detect.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
        List<Standing> standing = standing(companies);
        for (UUID company : companies) {
            Map<UUID, Standing> own = new HashMap<>();
            standing.stream().filter(one -> one.holdsFor(company)).forEach(one -> own.put(one.id(), one));
            if (!own.keySet().equals(inForce.getOrDefault(company, Set.of()))) {
                detector.setFilters(company, compiled(own.values()));
                inForce.put(company, Set.copyOf(own.keySet()));
            }
        }
    }

    @EventListener
    void on(CompanyErased erased) {
        inForce.remove(erased.company());
    }

    private record Standing(UUID id, @Nullable UUID company, String text) {
        boolean holdsFor(UUID other) {
            return company == null || company.equals(other);
        }
    }

    private List<Standing> standing(Set<UUID> companies) {
        return jdbc.sql("""
                select id, company_id, filter from exclusion
                 where lifted_at is null and (company_id is null or company_id = any(:companies))""")
                .param("companies", companies.toArray(UUID[]::new))
                .query((row, number) -> new Standing(
                        row.getObject("id", UUID.class), row.getObject("company_id", UUID.class), row.getString("filter")))
                .list();
    }

    private List<Filter> compiled(Iterable<Standing> standing) {
        List<Filter> filters = new ArrayList<>();
        for (Standing one : standing) {
            FilterCompiler.Result result = compiler.stored(one.text());
            if (result.filter() == null) {
                LOG.warn("filter {} excludes nothing: {}", one.id(), result.problem());
            } else {
                filters.add(result.filter());
            }
        }
        return filters;
    }
}
