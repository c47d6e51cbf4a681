import type { Policy } from "../lib/policy";
import { audit } from "./audit";
import { data } from "./data";
import { encryption } from "./encryption";
import { hygiene } from "./hygiene";
import { platformSettings } from "./hygiene/platform-settings";
import { identity } from "./identity";
import { ingress } from "./ingress";
import { network } from "./network";
import { resilience } from "./resilience";

/**
 * All policies of the pack. Order matters at both ends: `platform-settings` comes first because the others use what it
 * is told, `exemptions-valid` (the last of hygiene) last because it looks back on what the others lifted.
 */
export const policies: readonly Policy[] = [
    platformSettings,
    ...network,
    ...ingress,
    ...encryption,
    ...identity,
    ...resilience,
    ...data,
    ...audit,
    ...hygiene,
];
