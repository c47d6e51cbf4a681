import { expect } from "chai";
import { ecsSafeDeploy } from "../../../../policy-pack/policies/resilience/ecs-safe-deploy";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const SERVICE = "aws:ecs/service:Service";
const PROVIDER = "aws:ecs/capacityProvider:CapacityProvider";
const FIX = "required: true. Fix: set deploymentCircuitBreaker to { enable: true, rollback: true }.";

describeResourcePolicy(ecsSafeDeploy, {
    type: SERVICE,
    compliant: [
        { deploymentCircuitBreaker: { enable: true, rollback: "true" } },
        { deploymentController: { type: "CODE_DEPLOY" } },
    ],
    violating: [
        [{}, `subject (${SERVICE}): deploymentCircuitBreaker.enable is not set, which means false; ${FIX}`],
        [
            { deploymentCircuitBreaker: { enable: false, rollback: false } },
            `subject (${SERVICE}): deploymentCircuitBreaker.enable is false; ${FIX}`,
        ],
        [
            { deploymentCircuitBreaker: { enable: true, rollback: false } },
            `subject (${SERVICE}): deploymentCircuitBreaker.rollback is false; ${FIX}`,
        ],
    ],
    unknown: [
        [
            { deploymentCircuitBreaker: { enable: true, rollback: unknown() } },
            `subject (${SERVICE}): undecided, as this is not known: deploymentCircuitBreaker.rollback. ` +
                "Decided by: a value that is plain in the program (true).",
        ],
    ],
    secret: [{ deploymentCircuitBreaker: { enable: secret("hunter2") } }, "hunter2"],
    minimal: [
        { taskDefinition: "web:1" },
        `subject (${SERVICE}): deploymentCircuitBreaker.enable is not set, which means false; ${FIX}`,
    ],
});

describe("ecs-safe-deploy: capacity providers", () => {
    const messages = (inputs: Record<string, unknown>) =>
        ecsSafeDeploy.check(resource(PROVIDER, inputs), context()).map(({ message }) => message);
    const fix =
        "required: ENABLED. Fix: set managedTerminationProtection to ENABLED, with protectFromScaleIn on the Auto Scaling group.";

    it("accepts protection, and providers that have no group", () => {
        expect(messages({ autoScalingGroupProvider: { managedTerminationProtection: "ENABLED" } })).to.deep.equal([]);
        expect(messages({ managedInstancesProvider: { infrastructureRoleArn: "role" } })).to.deep.equal([]);
    });

    it("reports a group whose instances may end under their tasks", () => {
        const place = "autoScalingGroupProvider.managedTerminationProtection";
        expect(messages({ autoScalingGroupProvider: { autoScalingGroupArn: "web" } })).to.deep.equal([
            `subject (${PROVIDER}): ${place} is not set, which means DISABLED; ${fix}`,
        ]);
        expect(messages({ autoScalingGroupProvider: { managedTerminationProtection: "DISABLED" } })).to.deep.equal([
            `subject (${PROVIDER}): ${place} is DISABLED; ${fix}`,
        ]);
    });
});
