import type { Policy } from "../../lib/policy";
import { accountSingletons } from "./account-singletons";
import { exemptionsValid } from "./exemptions-valid";
import { pinnedVersions } from "./pinned-versions";
import { tagsRegionSize } from "./tags-region-size";

/** Rules about the pack's own data, tags, regions and sizes. `exemptions-valid` runs last, see ../index.ts. */
export const hygienePolicies: readonly Policy[] = [tagsRegionSize, pinnedVersions, accountSingletons, exemptionsValid];
