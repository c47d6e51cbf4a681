export interface ScheduleOptions {
    /** True where a single moment is allowed. */
    readonly at: boolean;
    /** True where one may be said in the plural and many in the singular. */
    readonly plurals?: boolean;
}

/** Why a schedule is none, or undefined where it is one. */
export type ScheduleFault = string | undefined;

interface Field {
    readonly name: string;
    readonly least: number;
    readonly most: number;
    /** Names of the values, from the least on. */
    readonly names?: readonly string[];
    /** What else stands for values that depend on the month. */
    readonly special?: RegExp;
}

/** The fields of a cron expression. */
const FIELDS: readonly Field[] = [
    { name: "minutes", least: 0, most: 59 },
    { name: "hours", least: 0, most: 23 },
    { name: "day of month", least: 1, most: 31, special: /^(\?|L|LW|\d{1,2}W)$/ },
    {
        name: "month",
        least: 1,
        most: 12,
        names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
    },
    {
        name: "day of week",
        least: 1,
        most: 7,
        names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
        special: /^(\?|L|[1-7]L|([1-7]|[A-Z]{3})#[1-5])$/,
    },
    { name: "year", least: 1970, most: 2199 },
];
const DAYS_OF_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY = 24 * 60 * 60 * 1000;

/**
 * Judges `rate(…)`, `cron(…)` and, where allowed, `at(…)`:
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html and
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html
 */
export function scheduleFault(text: string, options: ScheduleOptions): ScheduleFault {
    const [, kind, content = ""] = /^(rate|cron|at)\((.*)\)$/.exec(text) ?? [];
    if (kind === "rate") {
        return rateFault(content, options.plurals === true);
    }
    if (kind === "cron") {
        return cronFault(content);
    }
    if (kind === "at" && options.at) {
        return momentFault(content);
    }
    return `must be rate(…)${options.at ? ", cron(…) or at(…)" : " or cron(…)"}`;
}

/** Why a schedule in which nothing is wrong will never run again, if it will not. Its time zone is not known here. */
export function neverComes(text: string): ScheduleFault {
    const [, kind, content = ""] = /^(cron|at)\((.*)\)$/.exec(text) ?? [];
    if (kind === "at") {
        return Date.parse(`${content}Z`) < Date.now() - DAY ? "the time of at(…) has passed" : undefined;
    }
    const written = kind === "cron" ? content.trim().split(/\s+/) : [];
    const [, , days = [], months = [], , years = []] = written.map((part, index) => {
        const field = FIELDS[index];
        return (field && valuesOf(field, part)) ?? [];
    });
    if (days.length > 0 && !days.some((day) => months.some((month) => day <= (DAYS_OF_MONTHS[month - 1] ?? 0)))) {
        return "the months of cron(…) have no such day";
    }
    const last = years.reduce((latest, year) => Math.max(latest, year), 0);
    return last > 0 && last < new Date().getFullYear() ? "the years of cron(…) have passed" : undefined;
}

function rateFault(content: string, plurals: boolean): ScheduleFault {
    const [, count = "", unit = "", plural] = /^(\d+) (minute|hour|day)(s?)$/.exec(content) ?? [];
    if (unit === "" || Number(count) < 1) {
        return "rate(…) takes a number and minutes, hours or days, as in rate(5 minutes)";
    }
    const singular = Number(count) === 1;
    return plurals || singular === (plural === "")
        ? undefined
        : `rate(${count} …) takes "${unit}${singular ? "" : "s"}"`;
}

function momentFault(content: string): ScheduleFault {
    const moment = Date.parse(`${content}Z`);
    // Date.parse takes 31 February for a day in March.
    const exists = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(content);
    return exists && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(content)
        ? undefined
        : "at(…) takes a time such as 2030-01-31T12:00:00";
}

function cronFault(content: string): ScheduleFault {
    const written = content.trim().split(/\s+/);
    if (written.length !== FIELDS.length) {
        const names = FIELDS.map(({ name }) => name).join(", ");
        return `cron(…) takes six fields, ${names}: it has ${written.length}`;
    }
    const wrong = FIELDS.find((field, index) => valuesOf(field, written[index] ?? "") === undefined);
    if (wrong !== undefined) {
        return `cron(…) has something wrong in its field for ${wrong.name}, which takes ${wrong.least} to ${wrong.most}`;
    }
    const days = [written[2], written[4]].filter((field) => field === "?").length;
    return days === 1
        ? undefined
        : "cron(…) must have ? for the day of month or for the day of week, and for one of them only";
}

/** The values that a field stands for; none where they depend on the month, undefined where it is wrong. */
function valuesOf(field: Field, text: string): readonly number[] | undefined {
    if (field.special?.test(text.toUpperCase()) === true) return [];
    const parts = text.split(",").map((part) => partOf(field, part));
    return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/** `*`, `5`, `5-9`, and each of them with a step, as in `0/15`. */
function partOf({ least, most, names = [] }: Field, part: string): readonly number[] | undefined {
    const [, from = "", to, step] = /^(\*|[\dA-Z]+)(?:-([\dA-Z]+))?(?:\/(\d+))?$/i.exec(part) ?? [];
    const number = (text: string): number => {
        const index = names.indexOf(text.toUpperCase());
        return index >= 0 ? least + index : /^\d+$/.test(text) ? Number(text) : Number.NaN;
    };
    const first = from === "*" ? least : number(from);
    const last = to !== undefined ? number(to) : from === "*" || step !== undefined ? most : first;
    const inRange = [first, last].every((value) => value >= least && value <= most);
    if (!inRange || (from === "*" && to !== undefined) || Number(step ?? 1) < 1) return undefined;
    // FRI-MON goes over the end.
    const length = last - first + (last < first ? most - least + 1 : 0);
    const all = Array.from(
        { length: length + 1 },
        (_, index) => least + ((first - least + index) % (most - least + 1)),
    );
    return all.filter((_, index) => index % Number(step ?? 1) === 0);
}
