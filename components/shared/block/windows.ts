import { z } from "zod";
import { invalid, type ConfigProblem, type KeyPath } from "./problems";

/** A span of time that comes again: every day, or every week. */
interface Window {
    /** Minutes after midnight, or after Sunday's midnight. */
    readonly start: number;
    /** Minutes. */
    readonly length: number;
}

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

const timeOfDay = "([01][0-9]|2[0-3]):[0-5][0-9]";
const weekTime = `(${days.join("|")}):${timeOfDay}`;

/** A daily window in UTC, such as `06:00-06:30`. `shortest` begins the message on others: `half an hour`. */
export const dailyWindowText = (shortest: string, example: string) =>
    windowText(`^${timeOfDay}-${timeOfDay}$`, shortest, example);

/** A weekly window in UTC, such as `sun:07:00-sun:08:00`. */
export const weeklyWindowText = (shortest: string, example: string) =>
    windowText(`^${weekTime}-${weekTime}$`, shortest, example);

function windowText(form: string, shortest: string, example: string) {
    return z.string().regex(new RegExp(form), { error: `allowed: ${shortest} or more, in UTC, such as ${example}` });
}

/** Where the windows of a store stand in the stack file, and what stands there, in the form that the schema has checked. */
export interface StoreWindows {
    /** The store's own path. Its windows are at `backups.window` and `maintenanceWindow`. */
    readonly path: KeyPath;
    /** Undefined where nothing is backed up. */
    readonly backups: string | undefined;
    readonly maintenance: string;
    /** Minutes that AWS wants each to last. */
    readonly shortest: number;
}

/** Windows that are too short, or meet. */
export function* windowProblems({ path, backups, maintenance, shortest }: StoreWindows): Iterable<ConfigProblem> {
    const weekly = weeklyWindow(maintenance);
    const maintenancePath = [...path, "maintenanceWindow"];
    if (weekly.length < shortest) {
        yield invalid(maintenancePath, maintenance, `${shortest} minutes or more`);
    }
    if (backups === undefined) {
        return;
    }
    const daily = dailyWindow(backups);
    if (daily.length < shortest) {
        yield invalid([...path, "backups", "window"], backups, `${shortest} minutes or more`);
    }
    if (meet(daily, weekly)) {
        yield invalid(maintenancePath, maintenance, `hours other than those of the daily backups, ${backups}`);
    }
}

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
