import type { Exemption } from "../../../policy-pack/lib/exemption";
import type { Settings } from "@platform/aws-model/settings";
import type { Mutant } from "./mutant";

const nothing = (): void => undefined;
const told = (name: string, settings: Partial<Settings>): Mutant => ({
    name,
    apply: nothing,
    killedBy: "platform-settings",
    settings,
});
const EXEMPTION: Exemption = {
    policy: "kms-rotation",
    urn: "urn:pulumi:*::platform::*$aws:kms/key:Key::legacy",
    reason: "The partner pins the key's material until the migration",
    owner: "security@example.gov",
    expires: "2026-06-30",
};
/** The day on which exemptions are judged. */
export const TODAY = new Date("2026-03-01T12:00:00Z");
const exempted = (name: string, changes: Partial<Exemption>): Mutant => ({
    name,
    apply: nothing,
    killedBy: "exemptions-valid",
    exemptions: [{ ...EXEMPTION, ...changes }],
});

/** Mutants of what the pack itself is told: the stack is as it should be. */
export const packMutants: readonly Mutant[] = [
    told("the internet counts as the on-premises side, in halves", { onPremisesCidrs: ["0.0.0.0/1", "128.0.0.0/1"] }),
    told("SSH to the bastion is expected from everywhere", { bastionSshCidrs: ["0::/0"] }),
    told("dynamic ports begin below the first that ECS gives", { dynamicPortFrom: 22 }),
    exempted("an exemption that expired", { expires: "2026-02-28" }),
    exempted("an exemption that nobody needs", {}),
    exempted("an exemption from a hard rule", { policy: "app-ingress-alb-or-bastion" }),
    exempted("an exemption for everything", { urn: "*" }),
];
