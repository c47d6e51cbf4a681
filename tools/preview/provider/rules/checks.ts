import { given } from "../facts/limits";
import type { Problem } from "../problem";
import type { Value } from "../reading/value";
import type { Check } from "../rule";
import { parseCidr, type Cidr } from "../shapes/cidr";

/** Which block of addresses a property takes. */
export interface CidrLimits {
    /** @default either */
    readonly family?: 4 | 6;
    /** Shortest prefix: the largest block. */
    readonly from?: number;
    /** Longest prefix: the smallest block. */
    readonly to?: number;
    /** True where bits behind the prefix may be set. @default false */
    readonly loose?: boolean;
}

/** The blocks at a path must be blocks, of a size that AWS takes, and begin at their first address. */
export function cidr(path: string, limits: CidrLimits = {}): Check {
    return (subject) => subject.inputs.all(path).flatMap((at) => cidrProblems(at, limits));
}

export function cidrProblems(at: Value, limits: CidrLimits): Problem[] {
    const text = at.string;
    if (text === undefined || text === "") {
        return [];
    }
    const block = parseCidr(text);
    const [, prefix] = /^[\d.]+\/(\d{1,3})$/.exec(text) ?? [];
    if (block === undefined && prefix !== undefined && Number(prefix) > 32) {
        return sizeProblem(at, limits.from ?? 0, limits.to ?? 32);
    }
    if (block === undefined || (limits.family !== undefined && block.family !== limits.family)) {
        const form = limits.family === 6 ? "an IPv6 block such as 2001:db8::/56" : "a block such as 10.0.0.0/16";
        return [{ code: "cidr-form", at, message: `must be ${form}`, fix: "write it as address/prefix" }];
    }
    return [...sizeProblems(at, block, limits), ...(limits.loose === true ? [] : hostBits(at, block))];
}

function sizeProblems(
    at: Value,
    { prefix, family }: Cidr,
    { from = 0, to = family === 4 ? 32 : 128 }: CidrLimits,
): Problem[] {
    return prefix >= from && prefix <= to ? [] : sizeProblem(at, from, to);
}

function sizeProblem(at: Value, from: number, to: number): Problem[] {
    const message = from === to ? `must be a /${from}` : `must be between /${from} and /${to} in size`;
    return [
        {
            code: "cidr-size",
            at,
            message,
            fix: from === to ? `use a prefix of ${from}` : `use a prefix of ${from} to ${to}`,
        },
    ];
}

function hostBits(at: Value, block: Cidr): Problem[] {
    if (block.aligned) {
        return [];
    }
    const fix = block.family === 4 && !at.isSecret ? `write ${block.network}` : "clear the bits behind the prefix";
    return [{ code: "cidr-host-bits", at, message: "must begin at the first address of the block", fix }];
}

/** Exactly one of some arguments must be given; an unknown one may be it. */
export function exactlyOne(...names: readonly string[]): Check {
    return (subject) => {
        const values = names.map((name) => subject.get(name));
        const certain = values.filter(given);
        const [first] = certain;
        if (certain.length > 1) {
            return certain.slice(1).map((at) => ({
                code: "exclusive",
                at,
                message: `cannot be given together with ${first?.path ?? ""}`,
                fix: "remove one of the two",
            }));
        }
        return certain.length === 0 && values.every((value) => value.absent || (value.known && !given(value)))
            ? [noneGiven(values)]
            : [];
    };
}

/** At least one of some arguments must be given; an unknown one may be it. */
export function atLeastOne(...names: readonly string[]): Check {
    return (subject) => {
        const values = names.map((name) => subject.get(name));
        return values.every((value) => value.absent || (value.known && !given(value))) ? [noneGiven(values)] : [];
    };
}

function noneGiven(values: readonly Value[]): Problem {
    const names = values.map((value) => value.path).join(", ");
    const [at] = values as readonly [Value, ...Value[]];
    return { code: "none-given", at, message: `is missing: one of ${names} is required`, fix: "give one of them" };
}

/** If one argument is given, another must be too. */
export function needs(name: string, other: string): Check {
    return (subject) =>
        given(subject.get(name)) && subject.get(other).absent ? [missing(subject.get(other), `${name} needs it`)] : [];
}

export function missing(at: Value, reason: string, fix = "set it"): Problem {
    return { code: "missing-property", at, message: `is missing: ${reason}`, fix };
}

/** A number that must not be above another one, where both are known. */
export function notAbove(low: string, high: string, code: string): Check {
    return (subject) => {
        const [a, b] = [subject.get(low), subject.get(high)];
        return a.number !== undefined && b.number !== undefined && a.number > b.number
            ? [
                  {
                      code,
                      at: a,
                      message: `must not be above ${high}, which is ${b.text}`,
                      fix: `lower ${low} or raise ${high}`,
                  },
              ]
            : [];
    };
}
