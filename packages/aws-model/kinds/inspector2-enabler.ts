import { kind, none } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { gap, used, type Charges, type CostContext } from "../facets/cost";
import { managed } from "../facets/managed";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { known } from "../value";

/** What Inspector scans in an account. */
export const vulnerabilityScan = kind({
    label: "vulnerability scan",
    tokens: typesIn("inspector2", "Enabler"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {},
    lifecycle: {
        createSeconds: 60,
        deleteSeconds: 60,
        basis: "estimate",
        source: providerPage("inspector2_enabler"),
        note: "The provider waits until each kind of scan is on, or off",
    },
    cost: charges,
    ...managed,
});

function charges(scan: Resource, { usage }: CostContext): Charges {
    const prices: Readonly<Record<string, Charges>> = {
        EC2: [used("inspector-instance", "instances scanned", usage.inspectedInstances)],
        ECR: [used("inspector-image", "images scanned", usage.inspectedImages)],
        LAMBDA: [used("inspector-function", "functions scanned", usage.inspectedFunctions)],
    };
    return scan
        .get("resourceTypes")
        .items()
        .flatMap((type) => prices[known(type.text()) ?? ""] ?? [gap("the table has no price of one of its scans")]);
}
