import { alerts } from "../monitoring/block";
import { network } from "../network/block";
import { defineBlock } from "../shared/block/block";
import { checkClients, checkMasterPassword, checkNames, checkStorage, checkWindows } from "./checks";
import { databasesSchema } from "./schema";

export const databases = defineBlock({
    key: "databases",
    schema: databasesSchema,
    needs: [alerts, network],
    checks: [checkClients, checkMasterPassword, checkNames, checkStorage, checkWindows],
});
