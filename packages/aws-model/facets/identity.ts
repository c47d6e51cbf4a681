import { createHash } from "node:crypto";
import { isPlainMap, UNKNOWN, type WireMap, type WireValue } from "../wire";

/** The account and region that made-up names and answers belong to. */
export interface Place {
    readonly accountId: string;
    readonly region: string;
    readonly partition: string;
    /** `amazonaws.com`, or its counterpart in another partition. */
    readonly dnsSuffix: string;
}

/** What an id or an ARN may be made of. */
export interface Named {
    readonly type: string;
    readonly urn: string;
    /** Physical name. */
    readonly name: string;
    readonly inputs: WireMap;
    readonly place: Place;
}

/** A resource whose computed properties are made up. */
export interface Created extends Named {
    readonly id: string;
    readonly arn: string;
}

/** The service of an ARN, how the resource is written in it, and what the ARN leaves out. */
export interface ArnForm {
    readonly service: string;
    readonly resource: (named: Named) => string;
    /** Default `regional`. `global`: without a region. `bare`: without an account, too. */
    readonly scope?: "regional" | "global" | "bare";
}

/** A property that the provider computes; undefined leaves it unknown. */
export type MadeUp = (created: Created) => WireValue | undefined;

/** How AWS names a resource. */
export interface Identity {
    /** The property that holds the physical name. @default "name" */
    readonly name?: string;
    /**
     * Properties within whose values AWS keeps one of a name; false where each of several is a revision.
     * @default one of what the ARN or the id is made of, where that is the name
     */
    readonly unique?: readonly string[] | false;
    /**
     * `name` and `arn`: known by these. `{ prefix }`: EC2's `prefix-` and 17 hexadecimal digits.
     * @default the name and eight hexadecimal digits
     */
    readonly id?: "name" | "arn" | { readonly prefix: string } | ((named: Named) => string);
    /** @default the service of the type, and the kind with the id, as EC2 has it */
    readonly arn?: ArnForm | ((named: Named) => string | undefined);
    /** Computed properties whose form does not follow from their names. */
    readonly outputs?: Readonly<Record<string, MadeUp>>;
}

/** The value if it is text that is neither empty nor unknown. */
export function textOf(value: WireValue | undefined): string | undefined {
    return typeof value === "string" && value !== "" && value !== UNKNOWN ? value : undefined;
}

/** The value at a key of a plain object, if it is one. */
export function fieldAt(value: WireValue | undefined, key: string): WireValue | undefined {
    return isPlainMap(value) ? value[key] : undefined;
}

/** Hexadecimal digits that depend on nothing but the given text. */
export function hex(text: string, digits: number): string {
    return createHash("sha256").update(text).digest("hex").slice(0, digits);
}

/** Decimal digits likewise. */
export function digits(text: string, count: number): string {
    return (BigInt(`0x${hex(text, 32)}`) % 10n ** BigInt(count)).toString().padStart(count, "0");
}

/** A version-4 UUID likewise. */
export function uuid(text: string): string {
    const all = hex(text, 32);
    return [all.slice(0, 8), all.slice(8, 12), `4${all.slice(13, 16)}`, `8${all.slice(17, 20)}`, all.slice(20)].join(
        "-",
    );
}
