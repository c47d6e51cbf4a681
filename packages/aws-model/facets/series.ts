/** What a metric publishes, minute by minute. Minute 0 is when something happens; before it lies a quiet past. */
export interface Series {
    /** The same for series that publish the same: alarms alike on series alike are replayed once. */
    readonly key: string;
    /** Minutes between samples: all are at multiples of it. 0 for a series without any. */
    readonly interval: number;
    /** Minutes at which it begins to repeat itself in another way; undefined for one that never repeats itself. */
    readonly edges: readonly number[] | undefined;
    at(minute: number): readonly number[];
}

const NOTHING: readonly number[] = [];

/** A metric that is not published. */
export const silent: Series = { key: "silent", interval: 0, edges: [], at: () => NOTHING };

/** The same samples every so many minutes. */
export function every(minutes: number, ...samples: readonly number[]): Series {
    return {
        key: `${samples.join("&")}@${minutes}`,
        interval: minutes,
        edges: [],
        at: (minute) => (minute % minutes === 0 ? samples : NOTHING),
    };
}

/** A value that goes from one number to another within some minutes, and stays there. */
export function ramp(from: number, to: number, minutes: number, interval = 1): Series {
    return {
        key: `${from}..${to}/${minutes}@${interval}`,
        interval,
        edges: undefined,
        at: (minute) => {
            if (minute % interval !== 0) return NOTHING;
            return [from + (to - from) * Math.min(1, Math.max(0, minute / minutes))];
        },
    };
}

/** One series for the minutes from 0 until something is over, another before and after. */
export function during(minutes: number, inside: Series, outside: Series): Series {
    return {
        key: `${outside.key}<${inside.key}*${minutes}>`,
        interval: divisor(inside.interval, outside.interval),
        edges: inside.edges && outside.edges && [...inside.edges, ...outside.edges, 0, minutes],
        at: (minute) => (minute >= 0 && minute < minutes ? inside : outside).at(minute),
    };
}

/** The greatest common one. */
function divisor(a: number, b: number): number {
    return b === 0 ? a : divisor(b, a % b);
}
