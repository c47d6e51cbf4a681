import { z } from "zod";
import type { ProjectStacks } from "../shared/block/block";
import type { SpendConfig } from "./schema";

/** What another stack estimates for itself. */
const estimate = z.object({ monthlyBudget: z.number().positive() });

/**
 * US dollars a month of the account: what is configured, or else the estimates of the stacks that name one of its numbers; undefined
 * without any.
 */
export function monthlyLimit(
    { monthly }: SpendConfig,
    ownEstimate: number | undefined,
    { stack, factsOf, inOtherStacks }: ProjectStacks,
): number | undefined {
    const accounts = factsOf(stack)?.accountIds ?? [];
    const others = inOtherStacks("cost", estimate).flatMap(([name, { monthlyBudget }]) =>
        factsOf(name)?.accountIds.some((id) => accounts.includes(id)) === true ? [monthlyBudget] : [],
    );
    const known = [...(ownEstimate === undefined ? [] : [ownEstimate]), ...others];
    return monthly ?? (known.length === 0 ? undefined : known.reduce((sum, one) => sum + one, 0));
}
