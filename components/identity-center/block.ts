import { defineBlock } from "../shared/block/block";
import { checkAccounts, checkBaselines, checkElsewhere, checkGroups, checkWatched } from "./checks";
import { identityCenterSchema } from "./schema";

export const identityCenter = defineBlock({
    key: "identityCenter",
    schema: identityCenterSchema,
    checks: [checkElsewhere, checkAccounts, checkBaselines, checkWatched, checkGroups],
});
