import type { StackView } from "../graph/stack-view";
import type { PriceName } from "../prices";
import type { Resource } from "../resource";
import type { Usage } from "../usage";

/** One line of a bill to come: so much of what has a price. */
export interface Charge {
    readonly price: PriceName;
    /** How many units of that price in a month. */
    readonly quantity: number;
    /** The same when everything has scaled as far as it may. */
    readonly atMost: number;
    /** What is paid for, in a reader's words. */
    readonly what: string;
    /** `plan`: the plan says how many. `usage`: an assumption of `platform:cost` does. */
    readonly basis: "plan" | "usage";
}

/** Something whose price or number is not known. */
export interface Gap {
    readonly unknown: string;
}

export type Charges = readonly (Charge | Gap)[];

/** What is paid for a resource; nothing for one that costs nothing. A type that a family of prices lacks is a gap. */
export type Cost = (resource: Resource, context: CostContext) => Charges;

/** What the rules ask of the whole stack; each answer is worked out once. */
export interface CostContext {
    readonly usage: Usage;
    readonly stack: StackView;
    /** Zones that the stack's subnets are in. */
    readonly zones: ReadonlySet<string>;
    /** What sends to the internet: public load balancers or, without any, NAT gateways. */
    readonly senders: readonly Resource[];
    /** Names of log groups that containers write to. */
    readonly containerLogGroups: ReadonlySet<string>;
    readonly services: readonly ServiceLoad[];
    readonly pools: readonly HostPool[];
}

/** What an ECS service runs; what the plan does not tell is undefined. */
export interface ServiceLoad {
    readonly resource: Resource;
    readonly cluster?: Resource;
    readonly taskDefinition?: Resource;
    /** Tasks that AWS runs elsewhere than on instances of the stack. */
    readonly fargate: boolean;
    readonly desiredCount?: number;
    /** Most copies that autoscaling may keep. */
    readonly maximum?: number;
    /** What one copy takes: units of 1/1024 vCPU, and MiB. */
    readonly demand?: { readonly cpuUnits: number; readonly memoryMiB: number };
}

/** Instances that run tasks of a cluster. */
export interface HostPool {
    readonly clusterUrn?: string;
    readonly desired?: number;
}

/** What AWS bills as an average month. */
export const hoursPerMonth = 730;
export const daysPerMonth = 365 / 12;

/** A charge for what the plan says. */
export function charge(price: PriceName, what: string, quantity = 1, atMost = quantity): Charge {
    return { price, what, quantity, atMost, basis: "plan" };
}

/** A charge for what is there all month, at a price by the hour. */
export function hourly(price: PriceName, what: string, count = 1): Charge {
    return charge(price, what, count * hoursPerMonth);
}

/** A charge for what is used. */
export function used(price: PriceName, what: string, quantity: number): Charge {
    return { ...charge(price, what, quantity), basis: "usage" };
}

export function gap(unknown: string): Gap {
    return { unknown };
}

/** Charges of one thing, for as many as there are, and may be. */
export function times(entries: Charges, count: number, atMost: number): Charges {
    return entries.map((entry) =>
        "unknown" in entry
            ? entry
            : { ...entry, quantity: entry.quantity * count, atMost: entry.atMost * Math.max(count, atMost) },
    );
}

/** Each one's part of an amount that some resources use together. */
export function share(amount: number, sharers: readonly Resource[]): number {
    return sharers.length === 0 ? 0 : amount / sharers.length;
}

/** A sender's part of what the stack sends to the internet; nothing for what does not send. */
export function internetOut(resource: Resource, { usage, senders }: CostContext): readonly Charge[] {
    return senders.includes(resource)
        ? [used("internet-out", "data to the internet", share(usage.internetOutGb, senders))]
        : [];
}
