package dev.banso.intake.cost;

import dev.banso.company.Companies;
import dev.banso.database.Scope;
import dev.banso.problem.BansoException;
import dev.banso.problem.Mistakes;
import java.time.YearMonth;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// A company's share of cost. The viewer must see the company; what all companies have together is read in the system's scope, and
/// no more of them than that sum is given away.
@Service
public class SharesOfCost {
    /// The most that a machine can cost in a month, in yen.
    public static final long MOST_YEN = 1_000_000_000;

    private static final Scope SCOPE = Scope.system("cost");

    private final CostRows rows;
    private final Companies companies;

    SharesOfCost(CostRows rows, Companies companies) {
        this.rows = rows;
        this.companies = companies;
    }

    /// The share of a company in a month.
    ///
    /// @throws BansoException not found, where the scope does not see the company
    public ShareOfCost read(UUID company, YearMonth month) {
        companies.get(company);
        return SCOPE.get(() -> rows.read(company, month));
    }

    /// What the machine costs in a month, in yen; empty where nobody has said it.
    public OptionalLong machineYen(YearMonth month) {
        return rows.yen(month);
    }

    /// Says what the machine costs from a month on.
    ///
    /// @throws dev.banso.problem.InvalidInput where that is no cost
    public void machineCosts(YearMonth from, long yen) {
        Mistakes mistakes = new Mistakes();
        if (yen < 0 || yen > MOST_YEN) {
            mistakes.add("yen", "mistake.range", 0, MOST_YEN);
        }
        mistakes.throwIfAny();
        rows.costs(from, yen);
    }
}
