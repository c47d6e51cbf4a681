import type { Policy } from "../../lib/policy";
import { asgElbHealth } from "./asg-elb-health";
import { ecsSafeDeploy } from "./ecs-safe-deploy";
import { functionHardened } from "./function-hardened";
import { multiAz } from "./multi-az";
import { serviceRedundancy } from "./service-redundancy";

/** What survives the loss of a zone, an instance, or a bad release. */
export const resiliencePolicies: readonly Policy[] = [
    multiAz,
    asgElbHealth,
    ecsSafeDeploy,
    serviceRedundancy,
    functionHardened,
];
