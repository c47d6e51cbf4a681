import { auditMutants } from "./audit-mutants";
import { dataMutants } from "./data-mutants";
import { hygieneMutants } from "./hygiene-mutants";
import { ingressMutants } from "./ingress-mutants";
import type { Mutant } from "./mutant";
import { privateMutants } from "./private-mutants";
import { reachMutants } from "./reach-mutants";
import { resilienceMutants } from "./resilience-mutants";

/** Every mutant. Each area adds a file of its own and its list here. */
export const corpus: readonly Mutant[] = [
    ...privateMutants,
    ...ingressMutants,
    ...reachMutants,
    ...auditMutants,
    ...dataMutants,
    ...hygieneMutants,
    ...resilienceMutants,
];
