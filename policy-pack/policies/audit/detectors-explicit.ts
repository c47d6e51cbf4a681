import type { Resource } from "@platform/aws-model/resource";
import { GUARDDUTY_DETECTOR, SECURITY_HUB } from "@platform/aws-model/types";
import { violation, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { resourcePolicy } from "../../lib/policy";

/** What watches the account is as the program says, and not as AWS would have it. */
export const detectorsExplicit = resourcePolicy({
    name: "detectors-explicit",
    description:
        "Security Hub must not choose its standards itself, and GuardDuty's features must not be set in the old way.",
    why: "AWS adds to its defaults: a standard that is there twice fails the update, and two places for a feature undo each other.",
    level: "mandatory",
    severity: "medium",
    controls: {},
    remediation:
        "Set enableDefaultStandards to false and name the standards by securityhub.StandardsSubscription; replace datasources by guardduty.DetectorFeature.",
    url: "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-feature-object-api-changes-march2023.html",
    types: [...SECURITY_HUB, ...GUARDDUTY_DETECTOR],
    check: (resource) => (SECURITY_HUB.includes(resource.type) ? judgeHub(resource) : judgeDetector(resource)),
});

function judgeHub(hub: Resource): PolicyFinding[] {
    return expectFlag(hub, hub.get("enableDefaultStandards"), { wanted: false, whenAbsent: true });
}

/** As inputs: the provider computes them for every detector. */
function judgeDetector(detector: Resource): PolicyFinding[] {
    if (detector.inputs.at("datasources").state === "absent") return [];
    const [found, required] = ["has datasources", "features by DetectorFeature alone"];
    return [violation(detector, { found, required, fix: "remove datasources" })];
}
