import { alerts } from "../monitoring/block";
import { network } from "../network/block";
import { defineBlock } from "../shared/block/block";
import { checkCertificate, checkMetadata, checkZones } from "./checks";
import { checkGroups, checkReach, checkStores } from "./group-checks";
import { checkRange } from "./range-checks";
import { clientVpnSchema } from "./schema";

/** Addresses that AWS wants free in each subnet that people come in through. @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html */
const associationAddresses = 20;

export const clientVpn = defineBlock({
    key: "clientVpn",
    schema: clientVpnSchema,
    needs: [alerts, network],
    takenAddresses: () => [{ what: "the client VPN", tier: "private", count: associationAddresses, of: "each subnet" }],
    logs: "always",
    checks: [checkCertificate, checkGroups, checkMetadata, checkRange, checkReach, checkStores, checkZones],
});
