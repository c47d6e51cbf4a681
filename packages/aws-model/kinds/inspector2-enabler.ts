import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { gap, share, used, type Charges, type CostContext } from "../facets/cost";
import { managed } from "../facets/managed";
import type { Resource } from "../resource";
import { plural } from "../show";
import { typesIn } from "../tokens";
import { INSPECTOR_ENABLER } from "../types";
import { known } from "../value";

/** What Inspector scans in an account, or in those of an organization. */
export const vulnerabilityScan = kind({
    label: "vulnerability scan",
    tokens: INSPECTOR_ENABLER,
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
    draw: { glyph: "guard", place: "region", title: () => "Inspector", note: (scan) => `for ${accountsOf(scan)}` },
});

export const vulnerabilityScanSettings = settings(
    "Inspector",
    typesIn("inspector2", "Filter", "MemberAssociation", "OrganizationConfiguration", "DelegatedAdminAccount"),
);

/** The account, or how many there are. */
function accountsOf(scan: Resource): string {
    const accounts = scan.get("accountIds").items();
    const names = accounts.map((account) => known(account.text()));
    return (names.length === 1 ? names[0] : undefined) ?? plural(names.length, "account");
}

/** Scans of one kind are shared by those who switch them on: the stack's account and the organization's others. */
function charges(scan: Resource, { usage, stack }: CostContext): Charges {
    const part = (type: string, amount: number) =>
        share(
            amount,
            stack.ofType(INSPECTOR_ENABLER).filter((one) => scansOf(one).includes(type)),
        );
    const prices: Readonly<Record<string, Charges>> = {
        EC2: [used("inspector-instance", "instances scanned", part("EC2", usage.inspectedInstances))],
        ECR: [
            used("inspector-image", "images scanned", part("ECR", usage.inspectedImages)),
            used("inspector-rescan", "images scanned again", part("ECR", usage.imageRescans)),
        ],
        LAMBDA: [used("inspector-function", "functions scanned", part("LAMBDA", usage.inspectedFunctions))],
    };
    return scansOf(scan).flatMap((type) => prices[type ?? ""] ?? [gap("the table has no price of one of its scans")]);
}

/** Kinds of scans: `EC2`, `ECR`; undefined for one that is not known. */
function scansOf(scan: Resource): readonly (string | undefined)[] {
    return scan
        .get("resourceTypes")
        .items()
        .map((type) => known(type.text()));
}
