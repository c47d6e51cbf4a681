/** A span of time that comes again: every day, or every week. */
export interface Window {
    /** Minutes after midnight, or after Sunday's midnight. */
    readonly start: number;
    /** Minutes. */
    readonly length: number;
}

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

/** `06:00-06:30`, in the form that the schema has checked. */
export function dailyWindow(text: string): Window {
    const [start = 0, end = 0] = text.split("-").map(minutesOf);
    return { start, length: (end - start + dayMinutes) % dayMinutes };
}

/** `sun:07:00-sun:08:00`, in the form that the schema has checked. */
export function weeklyWindow(text: string): Window {
    const [start = 0, end = 0] = text
        .split("-")
        .map((moment) => days.indexOf(moment.slice(0, 3)) * dayMinutes + minutesOf(moment.slice(4)));
    return { start, length: (end - start + weekMinutes) % weekMinutes };
}

/** Whether a daily window and a weekly one have a minute in common. */
export function meet(daily: Window, weekly: Window): boolean {
    return days.some((_day, index) => {
        const start = daily.start + index * dayMinutes;
        const after = (start - weekly.start + weekMinutes) % weekMinutes;
        return after < weekly.length || weekMinutes - after < daily.length;
    });
}

function minutesOf(time: string): number {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return hours * 60 + minutes;
}
