import { vpnClientsOf } from "../client-vpn/store-clients";
import { alerts } from "../monitoring/block";
import { network } from "../network/block";
import { defineBlock } from "../shared/block/block";
import { checkApps } from "./app-checks";
import { checkCapacity, checkClients, checkMasterPassword, checkOrigin, checkStorage, checkWindows } from "./checks";
import { databaseNames } from "./names";
import { databasesSchema, type DatabaseConfig } from "./schema";

export const databases = defineBlock({
    key: "databases",
    schema: databasesSchema,
    needs: [alerts, network],
    calledServices: (config) => calledBySetup(Object.values(config)),
    takenAddresses: (config) => [
        {
            what: "the functions of the databases",
            tier: "private",
            count: Object.keys(config).length,
            of: "each subnet",
        },
    ],
    vpnClients: vpnClientsOf("databases"),
    logs: "always",
    fixedNames: (config, { prefix }) =>
        Object.keys(config).map((key) => [
            ["platform:databases", key],
            "role",
            databaseNames(prefix, key).monitoringRole,
        ]),
    checks: [checkApps, checkCapacity, checkClients, checkMasterPassword, checkOrigin, checkStorage, checkWindows],
});

/** What the function calls that makes users. */
function calledBySetup(configs: readonly DatabaseConfig[]): readonly string[] {
    const rotates = configs.some((config) => config.engine === "postgres" && config.masterPassword === "stack");
    return configs.length === 0 ? [] : ["secretsmanager", "ssm", ...(rotates ? ["rds"] : [])];
}
