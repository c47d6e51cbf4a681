const seconds = { minute: 60, hour: 3600, day: 86_400 } as const;

/**
 * Seconds within which a schedule comes at least once, if it comes every day; undefined for one that comes less often, or
 * of which that is not known. The schedule is taken to be right (`scheduleFault`).
 */
export function dailyGapSeconds(schedule: string): number | undefined {
    const [, count, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
    if (unit in seconds) {
        const gap = Number(count) * seconds[unit as keyof typeof seconds];
        return gap <= seconds.day ? gap : undefined;
    }
    const [, days, month, weekdays, year] = /^cron\(\S+ \S+ (\S+) (\S+) (\S+) (\S+)\)$/.exec(schedule) ?? [];
    const every = [days, weekdays].every((field) => field === "*" || field === "?");
    return every && month === "*" && year === "*" ? seconds.day : undefined;
}
