import { expect } from "chai";
import * as awsx from "@pulumi/awsx";
import { policies } from "../../../../policy-pack/policies";
import { context, graph } from "../../../policy-pack/harness/views";
import { record } from "../../../harness/record";
import type { WorldName } from "../../../harness/record";

/** What a policy for whole stacks says of a program. */
async function said(policyName: string, program: () => unknown, world: WorldName): Promise<string[]> {
    const { everything } = await record(program, { world });
    const policy = policies.find(({ name }) => name === policyName);
    if (policy?.scope !== "stack") {
        throw new Error(`${policyName} is no policy for stacks`);
    }
    return policy.check(graph(everything), context({}, policy)).map(({ message }) => message);
}

function shop(): void {
    const vpc = new awsx.ec2.Vpc("shop", { numberOfAvailabilityZones: 2 });
    new awsx.lb.ApplicationLoadBalancer("shop", { subnetIds: vpc.publicSubnetIds });
}

describe("preview: children of awsx are judged", () => {
    for (const world of ["strict", "placeholder"] as const) {
        it(`the load balancer's default group lets everybody in, and policies find it: ${world}`, async () => {
            const required =
                "required: internet addresses only on listeners of public load balancers and on listed endpoints. Fix: remove the rule.";
            expect(await said("no-world-ingress", shop, world)).to.deep.equal(
                ["0.0.0.0/0", "::/0"].map(
                    (range) =>
                        `shop (aws:ec2/securityGroup:SecurityGroup) in ingress[0] lets ${range} into shop on every protocol; ${required}`,
                ),
            );
        });
    }
});
