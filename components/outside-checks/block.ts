import { alerts } from "../monitoring/block";
import { defineBlock } from "../shared/block/block";
import { checkClientRules, checkHosts, checkPlace, checkSites } from "./checks";
import { outsideChecksSchema } from "./schema";

export const outsideChecks = defineBlock({
    key: "outsideChecks",
    schema: outsideChecksSchema,
    needs: [alerts],
    checks: [checkClientRules, checkHosts, checkPlace, checkSites],
});
