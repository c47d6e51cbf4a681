import type { Policy } from "../../lib/policy";
import { accountSingletons } from "./account-singletons";
import { buildGuards } from "./build-guards";
import { exemptionsValid } from "./exemptions-valid";
import { imageByDigest } from "./image-by-digest";
import { imageFromRegistry } from "./image-from-registry";
import { pinnedVersions } from "./pinned-versions";
import { tagsRegionSize } from "./tags-region-size";

/** Rules about the pack's own data, tags, regions and sizes. `exemptions-valid` runs last, see ../index.ts. */
export const hygienePolicies: readonly Policy[] = [
    tagsRegionSize,
    pinnedVersions,
    imageByDigest,
    imageFromRegistry,
    buildGuards,
    accountSingletons,
    exemptionsValid,
];
