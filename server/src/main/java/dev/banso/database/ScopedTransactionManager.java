package dev.banso.database;

import dev.banso.clock.MovableClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/// Tells PostgreSQL the current [Scope], and the day by the platform's clock, at the start of every transaction. The settings end with the transaction, so a
/// pooled connection never carries one viewer's scope to the next.
final class ScopedTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    private static final String SETTINGS = """
            select set_config('banso.scope', ?, true),
                   set_config('banso.scope_id', ?, true),
                   set_config('banso.actor', ?, true),
                   set_config('banso.today', ?, true),
                   set_config('banso.about', ?, true)""";

    private final DataSource source;
    private final Clock clock;

    ScopedTransactionManager(DataSource source, Clock clock) {
        super(source);
        this.source = source;
        this.clock = clock;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        Scope scope = Scope.current();
        if (scope == null) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(source);
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
            statement.setString(1, scope.kind().name().toLowerCase(Locale.ROOT));
            statement.setString(2, scope.id() == null ? "" : scope.id().toString());
            statement.setString(3, scope.actor());
            statement.setString(4, LocalDate.ofInstant(clock.instant(), MovableClock.JAPAN).toString());
            statement.setString(5, scope.about() == null ? "" : scope.about().toString());
            statement.execute();
        } catch (SQLException failed) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("the scope could not be set", failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
