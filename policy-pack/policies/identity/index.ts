import type { Policy } from "../../lib/policy";
import { boundaryOnRoles } from "./boundary-on-roles";
import { ecsTaskHardened } from "./ecs-task-hardened";
import { iamNoStar } from "./iam-no-star";
import { imdsv2 } from "./imdsv2";
import { knownAccounts } from "./known-accounts";
import { noEscalation } from "./no-escalation";
import { noIamUsers } from "./no-iam-users";
import { noPlaintextSecrets } from "./no-plaintext-secrets";
import { noPublicPrincipal } from "./no-public-principal";
import { oidcPinned } from "./oidc-pinned";
import { scpNotEmpty } from "./scp-not-empty";
import { strongPasswords } from "./strong-passwords";
import { deployRoleBounded } from "./deploy-role-bounded";

/** Who may do what, and what keeps one app's rights from becoming everybody's. */
export const identityPolicies: readonly Policy[] = [
    iamNoStar,
    noEscalation,
    oidcPinned,
    noIamUsers,
    imdsv2,
    ecsTaskHardened,
    noPublicPrincipal,
    noPlaintextSecrets,
    knownAccounts,
    strongPasswords,
    deployRoleBounded,
    boundaryOnRoles,
    scpNotEmpty,
];
