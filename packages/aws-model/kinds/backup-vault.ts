import { kind, none, settings } from "../facets/kind";
import { calls, emptiedBy } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

/** Where backups are kept. */
export const backupVault = kind({
    label: "backup vault",
    tokens: typesIn("backup", "Vault"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "name", arn: { service: "backup", resource: ({ name }) => `backup-vault:${name}` } },
    lifecycle: { ...calls, filled: emptiedBy("forceDestroy", "recovery points"), loses: "its recovery points" },
    cost: () => [gap("the size of its recovery points is not known")],
    ...managed,
});

export const backupSettings = settings(
    "backups",
    typesIn("backup", "Plan", "Selection", "VaultPolicy", "VaultLockConfiguration", "VaultNotifications"),
);
