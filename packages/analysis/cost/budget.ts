import type { Finding } from "@platform/aws-model/finding";
import type { Plan } from "../plan";
import { PlanCosts } from "./context";
import { estimateCost } from "./estimate";
import { dollars, exactDollars } from "./money";
import { linesOf } from "./report";

/** A finding when the estimate of a stack's cost is more than the `monthlyBudget` of its configuration. */
export function budgetFindings(plan: Plan): readonly Finding[] {
    const context = new PlanCosts(plan);
    const { monthlyBudget } = context;
    if (monthlyBudget === undefined) return [];
    const { items, total } = estimateCost(plan, context);
    if (total <= monthlyBudget) return [];
    const largest = linesOf(items)
        .slice(0, 3)
        .map(({ component, what, usd }) => `${what} of ${component} ${dollars(usd)}`);
    const key = `${plan.project}:cost.monthlyBudget`;
    return [
        {
            source: "analysis:cost",
            level: "mandatory",
            code: "monthly-budget",
            message:
                `The estimate is ${exactDollars(total)} a month and the budget ${exactDollars(monthlyBudget)}. ` +
                `The largest items: ${largest.join(", ")}.`,
            fix:
                `See all items with --analyze cost. Make them smaller, correct ${plan.project}:cost.usage where it ` +
                `assumes too much, or raise ${key} in Pulumi.${plan.stack}.yaml.`,
        },
    ];
}
