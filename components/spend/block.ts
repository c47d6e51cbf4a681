import { z } from "zod";
import { alerts } from "../monitoring/block";
import { defineBlock, type StackDraft } from "../shared/block/block";
import { missing, type ConfigProblem } from "../shared/block/problems";
import { onlyInAws } from "../shared/block/region";
import { cost } from "./cost/block";
import { monthlyLimit } from "./plan";
import { spendSchema, type SpendConfig } from "./schema";

const path = ["platform:spend"];

export const spend = defineBlock({
    key: "spend",
    schema: spendSchema,
    needs: [alerts],
    checks: [checkLimit, checkPlace],
});

function* checkLimit(config: SpendConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const own = draft.block(cost)?.monthlyBudget;
    if (monthlyLimit(config, own, draft) === undefined) {
        yield missing([...path, "monthly"], "US dollars a month, for no stack of the account has cost.monthlyBudget");
    }
}

/** Of one account two stacks would tell of the same bill, and AWS takes one monitor of services. */
function* checkPlace(_config: SpendConfig, draft: StackDraft): Iterable<ConfigProblem> {
    yield* onlyInAws(path, draft.region, { what: "budgets", where: "AWS has them" });
    const other = draft
        .inOtherStacks("spend", z.object({}))
        .map(([name]) => name)
        .find((name) => draft.mayShareAccount(name));
    if (other !== undefined) {
        const statement = `stack "${other}" has it, and the bill is the account's; allowed in one stack of an account`;
        yield { path, statement, fix: "Remove it from" };
    }
}
