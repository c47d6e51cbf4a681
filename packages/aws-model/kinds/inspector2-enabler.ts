import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { gap, share, used, type Charges, type CostContext } from "../facets/cost";
import { managed } from "../facets/managed";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { known } from "../value";

const enablers = typesIn("inspector2", "Enabler");

/** What Inspector scans in an account, or in those of an organization. */
export const vulnerabilityScan = kind({
    label: "vulnerability scan",
    tokens: enablers,
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

export const vulnerabilityScanSettings = settings(
    "Inspector",
    typesIn("inspector2", "Filter", "MemberAssociation", "OrganizationConfiguration", "DelegatedAdminAccount"),
);

function charges(scan: Resource, { usage, stack }: CostContext): Charges {
    const part = (amount: number) => share(amount, stack.ofType(enablers));
    const prices: Readonly<Record<string, Charges>> = {
        EC2: [used("inspector-instance", "instances scanned", part(usage.inspectedInstances))],
        ECR: [used("inspector-image", "images scanned", part(usage.inspectedImages))],
        LAMBDA: [used("inspector-function", "functions scanned", part(usage.inspectedFunctions))],
    };
    return scan
        .get("resourceTypes")
        .items()
        .flatMap((type) => prices[known(type.text()) ?? ""] ?? [gap("the table has no price of one of its scans")]);
}
