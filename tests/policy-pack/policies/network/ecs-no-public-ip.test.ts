import { expect } from "chai";
import { ecsNoPublicIp } from "../../../../policy-pack/policies/network/ecs-no-public-ip";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const SERVICE = "aws:ecs/service:Service";
const FIX = "required: assignPublicIp false. Fix: remove networkConfiguration.assignPublicIp.";

describeResourcePolicy(ecsNoPublicIp, {
    type: SERVICE,
    compliant: [
        { networkConfiguration: { subnets: ["subnet-1"], assignPublicIp: false } },
        { networkConfiguration: { subnets: ["subnet-1"], assignPublicIp: "false" } },
    ],
    violating: [
        [
            { networkConfiguration: { assignPublicIp: true } },
            `subject (${SERVICE}): networkConfiguration.assignPublicIp is true; ${FIX}`,
        ],
        [
            { networkConfiguration: { assignPublicIp: "true" } },
            `subject (${SERVICE}): networkConfiguration.assignPublicIp is true; ${FIX}`,
        ],
    ],
    unknown: [
        [
            { networkConfiguration: { assignPublicIp: unknown() } },
            `subject (${SERVICE}): undecided, as this is not known: networkConfiguration.assignPublicIp. ` +
                "Decided by: a value that is plain in the program (assignPublicIp false).",
        ],
        [
            { networkConfiguration: unknown() },
            `subject (${SERVICE}): undecided, as this is not known: networkConfiguration.assignPublicIp. ` +
                "Decided by: a value that is plain in the program (assignPublicIp false).",
        ],
    ],
    secret: [{ networkConfiguration: { assignPublicIp: secret("hunter2") } }, "hunter2"],
    minimal: [{ taskDefinition: "web:1" }],
});

describe("ecs-no-public-ip: remediation", () => {
    const remediate = async (inputs: Record<string, unknown>) => {
        const stack = new StackBuilder("preview");
        stack.add(SERVICE, "web", inputs);
        return analyze([ecsNoPublicIp], stack.records, { remediate: true });
    };

    it("turns the public address off and leaves everything else as it was", async () => {
        const report = await remediate({
            networkConfiguration: { subnets: ["subnet-1"], assignPublicIp: true },
            desiredCount: 2,
        });
        expect(report.remediations.map(({ properties }) => properties)).to.deep.equal([
            { networkConfiguration: { subnets: ["subnet-1"], assignPublicIp: false }, desiredCount: 2 },
        ]);
        expect(report.diagnostics).to.deep.equal([]);
    });

    it("does nothing to a compliant service", async () => {
        const report = await remediate({ networkConfiguration: { subnets: ["subnet-1"] } });
        expect(report.remediations).to.deep.equal([]);
    });

    it("is a pure check", () => {
        const service = resource(SERVICE, { networkConfiguration: { assignPublicIp: true } });
        expect(ecsNoPublicIp.check(service, context())).to.have.length(1);
        expect(ecsNoPublicIp.check(service, context())).to.deep.equal(ecsNoPublicIp.check(service, context()));
    });
});
