import type { Problem } from "../problem";
import { networkOf, rangeOf, type Cidr, type Family } from "@platform/aws-model/network/cidr";
import type { Value } from "@platform/aws-model/value";
import type { RuleCheck } from "../rule";

/** Which block of addresses a property takes. */
export interface CidrLimits {
    /** @default either */
    readonly family?: Family;
    /** Shortest prefix: the largest block. */
    readonly from?: number;
    /** Longest prefix: the smallest block. */
    readonly to?: number;
    /** True where bits behind the prefix may be set. @default false */
    readonly loose?: boolean;
}

/** The blocks at a path must be blocks, of a size that AWS takes, and begin at their first address. */
export function cidrCheck(path: string, limits: CidrLimits = {}): RuleCheck {
    return (resource) => resource.inputs.all(path).flatMap((at) => cidrProblems(at, limits));
}

export function cidrProblems(at: Value, limits: CidrLimits): Problem[] {
    const text = at.asString;
    if (text === undefined || text === "") {
        return [];
    }
    const block = rangeOf(text);
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
    const fix = block.family === 4 && !at.secret ? `write ${networkOf(block)}` : "clear the bits behind the prefix";
    return [{ code: "cidr-host-bits", at, message: "must begin at the first address of the block", fix }];
}
