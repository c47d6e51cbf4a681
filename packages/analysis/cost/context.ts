import {
    LOAD_BALANCER,
    NAT_GATEWAY,
    SUBNET,
    VPC,
    VPN_CONNECTION,
    ECS_TASK_DEFINITION,
} from "@platform/aws-model/types";
import { valuesAt } from "@platform/aws-model/paths";
import { usageAssumptions, type Usage } from "@platform/aws-model/usage";
import type { Plan, PlanResource } from "../plan";
import { instancePools } from "../shared/instances";
import { known } from "@platform/aws-model/value";
import { zoneOf } from "@platform/aws-model/network/zone";
import { servicesOf } from "../shared/tasks";

/** What rules ask about the whole plan; each answer is worked out once. */
export class CostContext {
    readonly usage: Usage;
    readonly monthlyBudget: number | undefined;
    private readonly answers = new Map<string, unknown>();

    constructor(readonly plan: Plan) {
        const { usage, monthlyBudget } = recordAt(plan.config.get(`${plan.project}:cost`));
        const assumed = Object.entries(usageAssumptions).map(([key, [usual]]) => [key, recordAt(usage)[key] ?? usual]);
        this.usage = Object.fromEntries(assumed) as Usage;
        this.monthlyBudget = typeof monthlyBudget === "number" ? monthlyBudget : undefined;
    }

    get services() {
        return this.once("services", () => servicesOf(this.plan));
    }

    get pools() {
        return this.once("pools", () => instancePools(this.plan));
    }

    get zones(): ReadonlySet<string> {
        return this.once("zones", () => new Set(this.plan.ofType(SUBNET).flatMap((subnet) => zoneOf(subnet) ?? [])));
    }

    /** Names of log groups that containers write to. */
    get containerLogGroups(): ReadonlySet<string> {
        return this.once("containerLogGroups", () => {
            const named = this.plan.ofType(ECS_TASK_DEFINITION).flatMap((definition) =>
                definition
                    .get("containerDefinitions")
                    .json()
                    .items()
                    .map((container) => known(container.at("logConfiguration", "options", "awslogs-group").text())),
            );
            return new Set(named.flatMap((name) => name ?? []));
        });
    }

    /** How often a bucket is named as the place of a load balancer's logs, by the bucket's name. */
    get logBuckets(): ReadonlyMap<string, number> {
        return this.once("logBuckets", () => {
            const balancers = this.plan.ofType(LOAD_BALANCER);
            const names = balancers.flatMap((balancer) => known(balancer.get("accessLogs", "bucket").text()) ?? []);
            return new Map(names.map((name) => [name, names.filter((other) => other === name).length]));
        });
    }

    /** This resource's part of an amount that all of its kind use together. */
    partOf(amount: number, sharers: readonly PlanResource[]): number {
        return sharers.length === 0 ? 0 : amount / sharers.length;
    }

    /** What sends to the internet: public load balancers or, without any, NAT gateways. */
    get senders(): readonly PlanResource[] {
        return this.once("senders", () => {
            const open = this.plan.ofType(LOAD_BALANCER).filter((balancer) => !isInternal(balancer));
            return open.length > 0 ? open : this.natGateways;
        });
    }

    get natGateways(): readonly PlanResource[] {
        return this.plan.ofType(NAT_GATEWAY);
    }

    get vpnConnections(): readonly PlanResource[] {
        return this.plan.ofType(VPN_CONNECTION);
    }

    get vpcs(): readonly PlanResource[] {
        return this.plan.ofType(VPC);
    }

    /** The values of a property of all resources of some types, known ones alone. */
    texts(types: readonly string[], path: string): ReadonlySet<string> {
        return this.once(`${types.join()} ${path}`, () => {
            const values = this.plan.ofType(types).flatMap((resource) => valuesAt(resource, path));
            return new Set(values.flatMap((value) => known(value.text()) ?? []));
        });
    }

    private once<T>(key: string, answer: () => T): T {
        if (!this.answers.has(key)) this.answers.set(key, answer());
        return this.answers.get(key) as T;
    }
}

function recordAt(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

export function isInternal(balancer: PlanResource): boolean {
    return known(balancer.get("internal").flag()) === true;
}
