import type { ResourceRecord } from "../result";
import { isList, isMap, mapWire } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import type { BaselineResource } from "./comparison";

/** Shorter values are too common to be looked for inside others. */
const LEAST_LENGTH = 8;
/** Properties whose made-up values are better shown by where they come from. */
const LABELLED = /^(id|arn|url|dnsName|(?!owner|account|registry).+Id|.+Arn)$/;
const ACCOUNT_OF_ARN = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/;

/**
 * Values that no program wrote: ids, ARNs and names that a provider gives, in a plan made up. The same resource has
 * others in another place, which is no change, neither of it nor of what refers to it.
 */
export class MadeUpValues {
    private readonly byUrn = new Map<string, Map<string, string>>();
    private readonly accounts = new Map<string, string>();
    /** Undefined for values that several resources share. */
    private readonly labels = new Map<string, string | undefined>();

    /** Takes a resource down that exists before and after. */
    learn(before: BaselineResource, after: ResourceRecord): void {
        const all = new Map<string, string>();
        pair(before.id, after.id, all);
        for (const [name, value] of Object.entries(after.outputs)) {
            if (!(name in after.inputs)) {
                pair(before.outputs[name], value, all);
            }
        }
        // An output may repeat a part of an input, as a certificate repeats its domain: that is no value made up.
        const [written, writtenNow] = [new Set(textsOf(before.inputs)), new Set(textsOf(after.inputs))];
        const pairs = new Map([...all].filter(([from, to]) => !(written.has(from) && writtenNow.has(to))));
        for (const [from, to] of pairs) {
            const [old, now] = [ACCOUNT_OF_ARN.exec(from)?.[1], ACCOUNT_OF_ARN.exec(to)?.[1]];
            if (old !== undefined && now !== undefined && old !== now) {
                this.accounts.set(old, now);
            }
        }
        this.byUrn.set(after.urn, pairs);
    }

    /** Lets values of the resource be shown as `[name.property]`. */
    label({ name, id, inputs, outputs }: Pick<ResourceRecord, "name" | "id" | "inputs" | "outputs">): void {
        for (const [property, value] of Object.entries({ id, ...outputs })) {
            if (typeof value === "string" && value !== "" && LABELLED.test(property) && !(property in inputs)) {
                const text = `[${name}.${property}]`;
                const known = this.labels.has(value) && this.labels.get(value)?.startsWith(`[${name}.`) !== true;
                this.labels.set(value, known ? undefined : (this.labels.get(value) ?? text));
            }
        }
    }

    /** Writes a value from before as it is now, as far as it comes from the given resources. */
    translator(urns: readonly string[]): (value: WireValue) => WireValue {
        const pairs = new Map(urns.flatMap((urn) => [...(this.byUrn.get(urn) ?? [])]));
        const parts = [...pairs, ...this.accounts]
            .filter(([from]) => from.length >= LEAST_LENGTH)
            .sort(([a], [b]) => b.length - a.length);
        return (value) =>
            mapText(value, (text) => {
                const whole = pairs.get(text);
                return whole ?? parts.reduce((result, [from, to]) => replaceWords(result, from, to), text);
            });
    }

    /** The value with made-up parts named after their resources. */
    readonly show = (value: WireValue): WireValue => mapText(value, (text) => this.labels.get(text) ?? text);
}

/** Every text of the resource that its program did not write. */
export function computedTexts({ id, inputs, outputs }: ResourceRecord): string[] {
    const own = Object.entries(outputs).filter(([name]) => !(name in inputs));
    return [...new Set([id, ...own.flatMap(([, value]) => textsOf(value))])].filter((text) => text !== "");
}

/** Replaces a part where it stands by itself: 169.254.40.1 is no part of 169.254.40.10. */
function replaceWords(text: string, from: string, to: string): string {
    if (!text.includes(from)) {
        return text;
    }
    const pattern = from.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    return text.replace(new RegExp(`(?<![A-Za-z0-9])${pattern}(?![A-Za-z0-9])`, "g"), () => to);
}

function textsOf(value: WireValue): string[] {
    if (typeof value === "string") {
        return value.length >= LEAST_LENGTH ? [value] : [];
    }
    return isList(value) ? value.flatMap(textsOf) : isMap(value) ? Object.values(value).flatMap(textsOf) : [];
}

function pair(before: WireValue | undefined, after: WireValue | undefined, pairs: Map<string, string>): void {
    if (typeof before === "string" && typeof after === "string") {
        if (before !== after && before !== "" && after !== "") {
            pairs.set(before, after);
        }
    } else if (isList(before) && isList(after)) {
        after.forEach((value, index) => {
            pair(before[index], value, pairs);
        });
    } else if (isMap(before) && isMap(after)) {
        for (const [name, value] of Object.entries(after)) {
            pair(before[name], value, pairs);
        }
    }
}

/** Changes every text inside a value. */
export function mapText<T extends WireValue | WireMap>(value: T, change: (text: string) => string): T;
export function mapText(value: WireValue, change: (text: string) => string): WireValue {
    if (typeof value === "string") {
        return change(value);
    }
    if (isList(value)) {
        return value.map((inner) => mapText(inner, change));
    }
    return isMap(value) ? mapWire(value, (inner) => mapText(inner, change)) : value;
}
