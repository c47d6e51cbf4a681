export interface ScheduleOptions {
    /** True where a single moment is allowed. */
    readonly at: boolean;
    /** True where one may be said in the plural and many in the singular. */
    readonly plurals?: boolean;
}

/** Why a schedule is none, or undefined where it is one. */
export type ScheduleFault = string | undefined;

/** The fields of a cron expression, each with its form. */
const FIELDS: readonly (readonly [name: string, form: RegExp])[] = [
    ["minutes", /^[\d,\-*/]+$/],
    ["hours", /^[\d,\-*/]+$/],
    ["day of month", /^[\d,\-*/?LW]+$/],
    ["month", /^[\dA-Z,\-*/]+$/i],
    ["day of week", /^[\dA-Z,\-*/?L#]+$/i],
    ["year", /^[\d,\-*/]+$/],
];

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
        return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(content)
            ? undefined
            : "at(…) takes a time such as 2030-01-31T12:00:00";
    }
    return `must be rate(…)${options.at ? ", cron(…) or at(…)" : " or cron(…)"}`;
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

function cronFault(content: string): ScheduleFault {
    const fields = content.trim().split(/\s+/);
    if (fields.length !== FIELDS.length) {
        const names = FIELDS.map(([name]) => name).join(", ");
        return `cron(…) takes six fields, ${names}: it has ${fields.length}`;
    }
    const wrong = FIELDS.find(([, form], index) => !form.test(fields[index] ?? ""));
    if (wrong !== undefined) {
        return `cron(…) has something wrong in its field for ${wrong[0]}`;
    }
    const days = [fields[2], fields[4]].filter((field) => field === "?").length;
    return days === 1
        ? undefined
        : "cron(…) must have ? for the day of month or for the day of week, and for one of them only";
}
