import { dns } from "../dns/block";
import { network } from "../network/block";
import type { StackDraft } from "../shared/block/block";
import { invalid, required, type ConfigProblem } from "../shared/block/problems";
import { arnElsewhere } from "../shared/block/region";
import { metadataFault } from "./metadata";
import type { ClientVpnConfig } from "./schema";

export function* checkCertificate({ certificateArn }: ClientVpnConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const why = "an endpoint takes a certificate of its own region";
    yield* arnElsewhere(["platform:clientVpn", "certificateArn"], certificateArn, draft.region, why);
    if (certificateArn === undefined && !draft.mentions(dns)) {
        yield required(["platform:dns"], "it gives clientVpn, which names no certificateArn, a certificate");
    }
}

export function* checkMetadata({ saml }: ClientVpnConfig, { readFile }: StackDraft): Iterable<ConfigProblem> {
    for (const key of ["metadataFile", "portalMetadataFile"] as const) {
        const file = saml[key];
        if (file === undefined) {
            continue;
        }
        const text = readFile(file)?.toString("utf8");
        const fault = text === undefined ? missingFile : metadataFault(text);
        if (fault !== undefined) {
            yield invalid(["platform:clientVpn", "saml", key], file, fault, "Change the file, or name another in");
        }
    }
}

const missingFile = "the path of a file, from the directory of the stack files; nothing is there";

export function* checkZones({ zones }: ClientVpnConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const present = draft.block(network)?.availabilityZones.length ?? zones;
    if (zones > present) {
        const allowed = `at most ${present}, the zones of network.availabilityZones`;
        yield invalid(["platform:clientVpn", "zones"], zones, allowed);
    }
}
