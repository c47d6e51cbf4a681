import { vpnClientsOf } from "../client-vpn/store-clients";
import { alerts } from "../monitoring/block";
import { network } from "../network/block";
import { defineBlock } from "../shared/block/block";
import { checkApps } from "./app-checks";
import { checkClients, checkKinds, checkNodes, checkVersions, checkWindows, fixedNames } from "./checks";
import { cachesSchema } from "./schema";

export const caches = defineBlock({
    key: "caches",
    schema: cachesSchema,
    needs: [alerts, network],
    // The instances read the parameters with the hosts before a task starts.
    calledServices: (config) => (Object.keys(config).length === 0 ? [] : ["ssm"]),
    vpnClients: vpnClientsOf("caches"),
    logs: "always",
    fixedNames,
    checks: [checkApps, checkClients, checkKinds, checkNodes, checkVersions, checkWindows],
});
