package dev.banso.company;

import dev.banso.problem.BansoException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The places of the companies.
@Service
public class Sites {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Sites(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The company's sites by name.
    @Transactional(readOnly = true)
    public List<Site> ofCompany(UUID company) {
        return jdbc.sql("select * from site where company_id = :company order by name, id")
                .param("company", company).query(this::site).list();
    }

    /// The site.
    ///
    /// @throws BansoException not found, where the scope sees none of that number
    @Transactional(readOnly = true)
    public Site get(UUID site) {
        return jdbc.sql("select * from site where id = :id").param("id", site).query(this::site).optional()
                .orElseThrow(() -> BansoException.notFound("company.error.no-site"));
    }

    @Transactional
    public UUID create(UUID company, SiteDetails details) {
        return fill(jdbc.sql("""
                insert into site (company_id, name, address, power_off)
                values (:company, :name, :address, :hours::jsonb) returning id"""), details)
                .param("company", company)
                .query(UUID.class)
                .single();
    }

    @Transactional
    public void update(UUID site, SiteDetails details) {
        get(site);
        fill(jdbc.sql("update site set name = :name, address = :address, power_off = :hours::jsonb where id = :id"), details)
                .param("id", site)
                .update();
    }

    /// Removes a site; its devices stay, without a site.
    @Transactional
    public void remove(UUID site) {
        get(site);
        jdbc.sql("delete from site where id = :id").param("id", site).update();
    }

    private JdbcClient.StatementSpec fill(JdbcClient.StatementSpec statement, SiteDetails details) {
        return statement
                .param("name", details.name())
                .param("address", details.address())
                .param("hours", json.writeValueAsString(details.powerOff().stream().map(SiteEntry.Hours::of).toList()));
    }

    private Site site(ResultSet row, int number) throws SQLException {
        List<SiteEntry.Hours> hours = json.readValue(row.getString("power_off"), new TypeReference<>() {});
        return new Site(
                row.getObject("id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getString("name"),
                row.getString("address"),
                new SiteEntry(row.getString("name"), null, hours).check().powerOff());
    }
}
