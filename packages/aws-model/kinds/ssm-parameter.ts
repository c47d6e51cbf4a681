import { kind, none, settings } from "../facets/kind";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

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
    ...managed,
});

export const systemsManagerSettings = settings(
    "Systems Manager",
    typesIn("ssm", "Document", "ServiceSetting", "Association", "MaintenanceWindow", "PatchBaseline", "PatchGroup"),
);
