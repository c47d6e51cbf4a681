/** The longest month. */
const monthDays = 31;

/**
 * A cron expression that leaves at most `maxDays` (1 to 365) between two runs, at 08:00 UTC: some days of each month,
 * or the first of every so many months. A rate would be simpler, but its first run is the moment of its creation.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function rotationSchedule(maxDays: number): string {
    if (maxDays >= monthDays) {
        return `cron(0 8 1 1/${Math.floor(maxDays / monthDays)} ? *)`;
    }
    const runs = Math.ceil(monthDays / maxDays);
    const days = Array.from({ length: runs }, (_, run) => 1 + Math.floor((run * monthDays) / runs));
    return `cron(0 8 ${days.join(",")} * ? *)`;
}
