import { checkAlerts } from "./alerts";
import { checkCapacity } from "./capacity";
import { checkCollisions } from "./collisions";
import { checkDns } from "./dns";
import type { Check } from "./draft";
import { checkDuplicates } from "./duplicates";
import { checkHostPorts } from "./host-ports";
import { checkNames } from "./names";
import { checkDockerRange, checkNetwork } from "./network";
import { checkOverlaps } from "./overlaps";
import { checkRegions } from "./regions";
import { checkRequirements } from "./requirements";
import { checkRoutes } from "./routes";
import { checkRules } from "./rules";
import { checkSchedules } from "./schedules";
import { checkSecurityGroups } from "./security-groups";
import { checkServices } from "./services";
import { checkTunnels } from "./tunnels";
import { checkVpn } from "./vpn";

/** Every check of what parts of a configuration demand of one another. */
export const checks: readonly Check[] = [
    checkAlerts,
    checkCapacity,
    checkCollisions,
    checkDns,
    checkDockerRange,
    checkDuplicates,
    checkHostPorts,
    checkNames,
    checkNetwork,
    checkOverlaps,
    checkRegions,
    checkRequirements,
    checkRoutes,
    checkRules,
    checkSchedules,
    checkSecurityGroups,
    checkServices,
    checkTunnels,
    checkVpn,
];
