import { alerts } from "../../monitoring/block";
import { defineBlock } from "../../shared/block/block";
import { cluster } from "../cluster/block";
import { checkCaches } from "./checks/caches";
import { checkCapacity, mostInterfaces } from "./checks/capacity";
import { checkCertificates } from "./checks/certificates";
import { checkBastionName, checkCollisions } from "./checks/collisions";
import { checkDatabases } from "./checks/databases";
import { checkDatacenterNames } from "./checks/datacenter-names";
import { checkForwarding } from "./checks/forwarding";
import { checkImages } from "./checks/images";
import { checkNames } from "./checks/names";
import { checkRedirects } from "./checks/redirects";
import { checkRoutes } from "./checks/routes";
import { checkRules } from "./checks/rules";
import { checkSchedules } from "./checks/schedules";
import { checkSecrets } from "./checks/secrets";
import { checkHostPorts, checkServices } from "./checks/services";
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
    checks: [
        checkBastionName,
        checkCaches,
        checkCapacity,
        checkCertificates,
        checkCollisions,
        checkDatabases,
        checkDatacenterNames,
        checkForwarding,
        checkHostPorts,
        checkImages,
        checkNames,
        checkRedirects,
        checkRoutes,
        checkRules,
        checkSchedules,
        checkSecrets,
        checkServices,
    ],
});
