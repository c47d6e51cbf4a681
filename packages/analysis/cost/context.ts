import type { CostContext } from "@platform/aws-model/facets/cost";
import type { StackView } from "@platform/aws-model/graph/stack-view";
import { ECS_TASK_DEFINITION, LOAD_BALANCER, NAT_GATEWAY, SUBNET } from "@platform/aws-model/types";
import { usageAssumptions, type Usage } from "@platform/aws-model/usage";
import { known } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import { instancePools } from "../shared/instances";
import { zoneOf } from "@platform/aws-model/network/zone";
import { servicesOf } from "../shared/tasks";

/** Answers what the cost of kinds depends on, for one plan. */
export class PlanCosts implements CostContext {
    readonly usage: Usage;
    readonly monthlyBudget: number | undefined;
    private readonly answers = new Map<string, unknown>();

    constructor(private readonly plan: Plan) {
        const { usage, monthlyBudget } = recordAt(plan.config.get(`${plan.project}:cost`));
        const assumed = Object.entries(usageAssumptions).map(([key, [usual]]) => [key, recordAt(usage)[key] ?? usual]);
        this.usage = Object.fromEntries(assumed) as Usage;
        this.monthlyBudget = typeof monthlyBudget === "number" ? monthlyBudget : undefined;
    }

    get stack(): StackView {
        return this.plan.graph;
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

    get senders(): readonly PlanResource[] {
        return this.once("senders", () => {
            const balancers = this.plan.ofType(LOAD_BALANCER);
            const open = balancers.filter((balancer) => known(balancer.get("internal").flag()) !== true);
            return open.length > 0 ? open : this.plan.ofType(NAT_GATEWAY);
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
