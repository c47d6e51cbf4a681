import type { Resource } from "@platform/aws-model/resource";
import { parseUrn } from "@platform/aws-model/urn";

/** What to do about a network that is behind the VPN and that the pack was not told of. */
export function orListNetwork({ urn }: Resource): string {
    const file = `policy-pack/settings/${parseUrn(urn).stack}.json`;
    return `or, if it is behind the VPN, list the network in platform-settings.onPremisesCidrs of ${file}`;
}
