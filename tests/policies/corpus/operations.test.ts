import { policies } from "../../../policy-pack/policies";
import { audit } from "../../../policy-pack/policies/audit";
import { data } from "../../../policy-pack/policies/data";
import { tagsRegionSize } from "../../../policy-pack/policies/hygiene/tags-region-size";
import { resilience } from "../../../policy-pack/policies/resilience";
import { auditMutants } from "./audit-mutants";
import { dataMutants } from "./data-mutants";
import { describeCorpus } from "./describe-corpus";
import { golden, goldenSettings } from "./golden";
import { hygieneMutants } from "./hygiene-mutants";
import { resilienceMutants } from "./resilience-mutants";

const operations = [...resilience, ...data, ...audit, tagsRegionSize];

describeCorpus({
    name: "the small platform as one can run it",
    records: golden,
    settings: goldenSettings,
    mutants: [
        { name: "the platform as it is", apply: () => undefined, killedBy: null },
        ...resilienceMutants,
        ...dataMutants,
        ...auditMutants,
        ...hygieneMutants,
    ],
    judges: policies.filter((policy) => operations.includes(policy)),
});
