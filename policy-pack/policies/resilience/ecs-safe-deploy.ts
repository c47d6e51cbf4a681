import { expectValue, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { resourcePolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { ECS_CAPACITY_PROVIDER, ECS_SERVICE } from "@platform/aws-model/types";

/** Deployments that fail undo themselves, and scaling in ends no instance that still runs tasks. */
export const ecsSafeDeploy = resourcePolicy({
    name: "ecs-safe-deploy",
    description:
        "ECS services should roll failed deployments back, and capacity providers protect instances that run tasks.",
    why: "Without a circuit breaker ECS starts a broken version again and again; without protection scaling in ends running tasks.",
    level: "advisory",
    severity: "medium",
    controls: { fsbp: ["ECS.19"] },
    remediation:
        "Set deploymentCircuitBreaker to { enable: true, rollback: true }, and managedTerminationProtection to ENABLED.",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
    types: [...ECS_SERVICE, ...ECS_CAPACITY_PROVIDER],
    check: (resource) => (ECS_SERVICE.includes(resource.type) ? judgeService(resource) : judgeProvider(resource)),
});

/** Other deployment controllers bring their own way back. */
function judgeService(service: Resource): PolicyFinding[] {
    const controller = service.get("deploymentController", "type").text();
    if (controller.state === "known" && controller.value !== "ECS") return [];
    const fix = "set deploymentCircuitBreaker to { enable: true, rollback: true }";
    const [enable, rollback] = ["enable", "rollback"].map((key) =>
        expectFlag(service, service.get("deploymentCircuitBreaker", key), { fix }),
    );
    return enable?.length ? enable : (rollback ?? []);
}

/** Providers of Fargate and of managed instances have no Auto Scaling group to protect. */
function judgeProvider(provider: Resource): PolicyFinding[] {
    if (provider.get("managedInstancesProvider").state !== "absent") return [];
    const value = provider.get("autoScalingGroupProvider", "managedTerminationProtection");
    return expectValue(provider, value, value.text(), {
        whenAbsent: "DISABLED",
        accepts: (protection) => protection === "ENABLED",
        found: (protection) => (protection === "DISABLED" ? protection : "something else"),
        required: "ENABLED",
        fix: "set managedTerminationProtection to ENABLED, with protectFromScaleIn on the Auto Scaling group",
    });
}
