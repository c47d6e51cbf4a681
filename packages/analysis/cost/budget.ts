import type { Finding } from "@platform/aws-model/finding";
import type { Plan } from "../plan";
import { dollars, exactDollars } from "./money";
import { costReport, unpricedRegion, type CostReport } from "./report";

/**
 * A finding when the estimate of a stack's cost is more than the `monthlyBudget` of its configuration, and a note when it
 * is less but does not hold all of the cost.
 */
export function budgetFindings(plan: Plan): readonly Finding[] {
    const report = costReport(plan);
    const { monthlyBudget, total } = report;
    if (monthlyBudget === undefined) return [];
    if (total > monthlyBudget) return [beyond(plan, report, monthlyBudget)];
    const reason = ignorance(report);
    if (reason === undefined) return [];
    return [
        {
            source: "analysis:cost",
            level: "advisory",
            code: "monthly-budget",
            message:
                `Whether the budget of ${exactDollars(monthlyBudget)} holds is not known: ${reason}. What is known comes to ` +
                `${exactDollars(total)} a month.`,
            fix: "See what is left out with --analyze cost, and add it by hand.",
        },
    ];
}

/** Why a sum within the budget says nothing. */
function ignorance(report: CostReport): string | undefined {
    const { priceRegion, unknown } = report;
    const region = unpricedRegion(report);
    if (region !== undefined) return `the prices of ${region} are not, those of ${priceRegion} are taken`;
    const types = [...new Set(unknown.map(({ type }) => type))];
    return types.length === 0 ? undefined : `the prices of ${types.join(", ")} are not`;
}

function beyond(plan: Plan, { lines, total }: CostReport, monthlyBudget: number): Finding {
    const largest = lines.slice(0, 3).map(({ component, what, usd }) => `${what} of ${component} ${dollars(usd)}`);
    const key = `${plan.project}:cost.monthlyBudget`;
    return {
        source: "analysis:cost",
        level: "mandatory",
        code: "monthly-budget",
        message:
            `The estimate is ${exactDollars(total)} a month and the budget ${exactDollars(monthlyBudget)}. ` +
            `The largest items: ${largest.join(", ")}.`,
        fix:
            `See all items with --analyze cost. Make them smaller, correct ${plan.project}:cost.usage where it ` +
            `assumes too much, or raise ${key} in Pulumi.${plan.stack}.yaml.`,
    };
}
