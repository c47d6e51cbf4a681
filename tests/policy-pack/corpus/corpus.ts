import { accountMutants } from "./account-mutants";
import { auditMutants } from "./audit-mutants";
import { coverageMutants } from "./coverage-mutants";
import { dataMutants } from "./data-mutants";
import { doorMutants } from "./door-mutants";
import { encryptionMutants } from "./encryption-mutants";
import { fileMutants } from "./file-mutants";
import { guardMutants } from "./guard-mutants";
import { hygieneMutants } from "./hygiene-mutants";
import { identityMutants } from "./identity-mutants";
import { imageMutants } from "./image-mutants";
import { ingressMutants } from "./ingress-mutants";
import { ingressRulesMutants } from "./ingress-rules-mutants";
import type { Mutant } from "./mutant";
import { networkMutants } from "./network-mutants";
import { organizationMutants } from "./organization-mutants";
import { packMutants } from "./pack-mutants";
import { privateMutants } from "./private-mutants";
import { reachMutants } from "./reach-mutants";
import { resilienceMutants } from "./resilience-mutants";
import { secretMutants } from "./secret-mutants";
import { signInMutants } from "./sign-in-mutants";
import { soundDesigns } from "./sound-designs";
import { statementMutants } from "./statement-mutants";
import { unreviewedMutants } from "./unreviewed-mutants";
import { wafMutants } from "./waf-mutants";
import { workloadMutants } from "./workload-mutants";

/** Every mutant. Each area adds a file of its own and its list here. */
export const corpus: readonly Mutant[] = [
    ...privateMutants,
    ...ingressMutants,
    ...reachMutants,
    ...networkMutants,
    ...doorMutants,
    ...ingressRulesMutants,
    ...encryptionMutants,
    ...identityMutants,
    ...auditMutants,
    ...coverageMutants,
    ...dataMutants,
    ...hygieneMutants,
    ...resilienceMutants,
    ...secretMutants,
    ...statementMutants,
    ...fileMutants,
    ...guardMutants,
    ...wafMutants,
    ...signInMutants,
    ...workloadMutants,
    ...imageMutants,
    ...unreviewedMutants,
    ...soundDesigns,
    ...accountMutants,
    ...organizationMutants,
    ...packMutants,
];
