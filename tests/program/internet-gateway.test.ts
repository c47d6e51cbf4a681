import { expect } from "chai";
import { record } from "../harness/record";
import type { Recording } from "../harness/recording";
import { recordShipped } from "../harness/shipped";
import { program, stackValues } from "../harness/stack";

const ssh = {
    allowFromCidrs: ["198.51.100.0/24"],
    users: { jane: { principalArn: "arn:aws:iam::123456789012:user/jane" } },
};

/** Names of the program's parts that depend on the internet gateway. */
function dependents({ resources }: Recording): readonly string[] {
    const gateway = resources.find(({ type }) => type === "aws:ec2/internetGateway:InternetGateway");
    return resources
        .filter(({ kind, dependencies }) => kind === "component" && dependencies.includes(gateway?.urn ?? ""))
        .map(({ name }) => name)
        .sort();
}

describe("the internet gateway", () => {
    const always = ["app-zoning-maps", "cluster", "db-registry-setup", "network-nat", "open", "public"];

    let changed: Recording;

    before(async () => {
        const code = { folder: "./functions/site-check", runtime: "nodejs24.x" };
        const functions = { inside: { code, vpc: true }, outside: { code } };
        const blocks = { "platform:bastion": { ssh }, "platform:functions": functions };
        changed = await record(program, { config: { ...stackValues("prod"), ...blocks }, stack: "prod" });
    });

    it("is there before what calls the internet at its start or has addresses there, and goes after it", async () => {
        expect(dependents(await recordShipped("prod"))).to.deep.equal(always);
        expect(dependents(changed)).to.include.members([...always, "bastion"]);
    });

    it("is there before functions of the VPC are called, and no others wait for it", () => {
        expect(dependents(changed)).to.deep.equal([...always, "bastion", "fn-inside"].sort());
    });
});
