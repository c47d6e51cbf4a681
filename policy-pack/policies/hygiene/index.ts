import type { Policy } from "../../lib/policy";
import { accountSingletons } from "./account-singletons";
import { buildGuards } from "./build-guards";
import { exemptionsValid } from "./exemptions-valid";
import { imageByDigest } from "./image-by-digest";
import { imageFromRegistry } from "./image-from-registry";
import { instancesAge } from "./instances-age";
import { pinnedVersions } from "./pinned-versions";
import { tagsRegionSize } from "./tags-region-size";

/** Rules about the pack's own data, tags, regions, sizes, images and the age of instances. `exemptions-valid` runs last, see ../index.ts. */
export const hygienePolicies: readonly Policy[] = [
    tagsRegionSize,
    pinnedVersions,
    instancesAge,
    imageByDigest,
    imageFromRegistry,
    buildGuards,
    accountSingletons,
    exemptionsValid,
];
