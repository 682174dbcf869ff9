package dev.banso.bench;

import java.util.function.ToDoubleFunction;

/// What an installation for so many companies needs, computed from what was measured and assumed. Every figure is of the whole
/// installation, but for the last.
///
/// @param busiest lines a second in the busiest hour
/// @param workers processes that read, judge and store lines, each as fast as one was on two processors
/// @param cores processors, at least the two that everything was measured with
/// @param memory GiB
/// @param disk GiB after the whole time that lines are kept
/// @param network megabits a second of incoming lines in the busiest hour
/// @param yen a month for a company
record Sizing(int companies, double busiest, int workers, int cores, double memory, double disk, double network, double yen) {
    private static final double MEBIBYTES = 1 << 20;
    private static final double GIBIBYTES = 1 << 30;
    private static final int FEWEST_CORES = 2;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int DAYS_OF_A_YEAR = 365;

    /// @param figure what is known under a name of `scale.json`
    static Sizing of(int companies, ToDoubleFunction<String> figure) {
        double average = companies * figure.applyAsDouble("lines a second of a company, averaged over the day");
        double busiest = average * figure.applyAsDouble("busiest hour, times the average");
        double usable = figure.applyAsDouble("share of a processor that may be busy");
        int workers = (int) Math.max(1, Math.ceil(busiest / (usable * figure.applyAsDouble("tcp lines per second"))));
        double processors = busiest * figure.applyAsDouble("tcp processor time of a line, settling included") / 1e6 / usable;
        int cores = (int) Math.max(FEWEST_CORES, Math.ceil(processors));
        double memory = memory(companies, workers, figure);
        double days = figure.applyAsDouble("days that lines are kept");
        double disk = average * SECONDS_OF_A_DAY * days * figure.applyAsDouble("bytes per line, seed") / GIBIBYTES
                + companies * figure.applyAsDouble("MiB of disk of a company's alerts, counts and reports in a year") / 1_024 * days / DAYS_OF_A_YEAR
                + figure.applyAsDouble("GiB of disk of an installation, journal and system included");
        double yen = cores * figure.applyAsDouble("yen a month for a processor") + memory * figure.applyAsDouble("yen a month for a GiB of memory")
                + disk * figure.applyAsDouble("yen a month for a GiB of disk");
        return new Sizing(companies, busiest, workers, cores, memory, disk,
                busiest * figure.applyAsDouble("bytes of a line on the wire") * 8 / 1e6, yen / companies);
    }

    private static double memory(int companies, int workers, ToDoubleFunction<String> figure) {
        double further = Math.max(0, companies - figure.applyAsDouble("companies within the MiB of one process"));
        double mebibytes = workers * (figure.applyAsDouble("MiB of one process") + further * figure.applyAsDouble("growth, pss of a further company") / 1_024);
        return Math.ceil(mebibytes * MEBIBYTES / GIBIBYTES + workers * figure.applyAsDouble("GiB of memory for the operating system and its page cache"));
    }
}
