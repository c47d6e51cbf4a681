import { duration } from "./format";

/** Minutes. */
const aDay = 24 * 60;

/**
 * How soon people hear of mishaps. What takes a day or more to go wrong is apart: it would hide how soon the rest is heard of.
 *
 * @returns `, after 1 min to 3 h, 2 of them after 24 h to 10 days`; empty for none.
 */
export function toldAfterText(minutes: readonly number[]): string {
    const isSlow = (after: number) => after >= aDay;
    const soon = minutes.filter((after) => !isSlow(after));
    const slow = minutes.filter(isSlow);
    const parts = [
        ...(soon.length === 0 ? [] : [`after ${spanOf(soon)}`]),
        ...(slow.length === 0 ? [] : [`${slow.length} of them after ${spanOf(slow)}`]),
    ];
    return parts.length === 0 ? "" : `, ${parts.join(", ")}`;
}

function spanOf(minutes: readonly number[]): string {
    const [least, most] = [duration(Math.min(...minutes)), duration(Math.max(...minutes))];
    const [, unit = ""] = / (.*)/.exec(most) ?? [];
    return least === most ? most : `${least.replace(` ${unit}`, "")} to ${most}`;
}
