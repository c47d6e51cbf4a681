import { alerts } from "../../monitoring/block";
import { defineBlock } from "../../shared/block/block";
import { cluster } from "../cluster/block";
import { checkCapacity, mostInterfaces } from "./checks/capacity";
import { checkDatacenterNames } from "./checks/datacenter-names";
import { serviceApps } from "./checks/entries";
import { checkForwarding } from "./checks/forwarding";
import { checkImages } from "./checks/images";
import { checkNames, fixedNames } from "./checks/names";
import { checkRepositories } from "./checks/repositories";
import { checkRoutes } from "./checks/routes";
import { checkSchedules } from "./checks/schedules";
import { checkSecrets } from "./checks/secrets";
import { checkHostPorts, checkServices } from "./checks/services";
import { serviceRules } from "./rules";
import { servicesSchema } from "./schema/service";

export const services = defineBlock({
    key: "services",
    schema: servicesSchema,
    needs: [alerts, cluster],
    mayRepeat: ["command", "healthCommand"],
    calledServices: (config) => [
        ...(Object.values(config).some(({ secrets }) => Object.keys(secrets).length > 0) ? ["secretsmanager"] : []),
        ...(Object.values(config).some(({ exec }) => exec) ? ["kms"] : []),
    ],
    takenAddresses: (config) => [
        { what: "tasks in awsvpc mode", tier: "private", count: mostInterfaces(config), of: "all subnets" },
    ],
    listenerRules: serviceRules,
    apps: serviceApps,
    logs: "always",
    fixedNames,
    checks: [
        checkCapacity,
        checkDatacenterNames,
        checkForwarding,
        checkHostPorts,
        checkImages,
        checkNames,
        checkRepositories,
        checkRoutes,
        checkSchedules,
        checkSecrets,
        checkServices,
    ],
});
