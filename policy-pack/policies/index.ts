import type { Policy } from "../lib/policy";
import { auditPolicies } from "./audit";
import { dataPolicies } from "./data";
import { encryptionPolicies } from "./encryption";
import { hygienePolicies } from "./hygiene";
import { platformSettings } from "./hygiene/platform-settings";
import { identityPolicies } from "./identity";
import { ingressPolicies } from "./ingress";
import { networkPolicies } from "./network";
import { resiliencePolicies } from "./resilience";

/**
 * All policies of the pack. Order matters at both ends: `platform-settings` comes first because the others use what it
 * is told, `exemptions-valid` (the last of hygiene) last because it looks back on what the others lifted.
 */
export const policies: readonly Policy[] = [
    platformSettings,
    ...networkPolicies,
    ...ingressPolicies,
    ...encryptionPolicies,
    ...identityPolicies,
    ...resiliencePolicies,
    ...dataPolicies,
    ...auditPolicies,
    ...hygienePolicies,
];
