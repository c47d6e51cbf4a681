import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { known } from "../value";

/** A setting that programs read. */
export const parameter = kind({
    label: "parameter",
    tokens: typesIn("ssm", "Parameter"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        id: "name",
        arn: { service: "ssm", resource: ({ name }) => `parameter/${name.replace(/^\//, "")}` },
    },
    lifecycle: { ...calls, loses: "its value, where somebody else has set it" },
    cost: (resource) => {
        const tier = resource.get("tier").text();
        return tier.state === "absent" || known(tier) === "Standard"
            ? []
            : [gap("the table has standard parameters alone")];
    },
    ...managed,
});

export const document = settings("Systems Manager", typesIn("ssm", "Document"), {
    identity: { id: "name", arn: { service: "ssm", resource: ({ name }) => `document/${name}` } },
});

export const systemsManagerSettings = settings(
    "Systems Manager",
    typesIn("ssm", "ServiceSetting", "Association", "MaintenanceWindow", "PatchBaseline", "PatchGroup"),
);
