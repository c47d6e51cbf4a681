import { expect } from "chai";
import { record } from "../harness/record";
import { program, stackValues } from "../harness/stack";

const ssh = {
    allowFromCidrs: ["198.51.100.0/24"],
    users: { jane: { principalArn: "arn:aws:iam::123456789012:user/jane" } },
};

/** Names of the program's parts that depend on the internet gateway. */
async function dependents(blocks: object): Promise<readonly string[]> {
    const config = { ...stackValues("prod"), ...blocks };
    const { resources } = await record(program, { config, stack: "prod" });
    const gateway = resources.find(({ type }) => type === "aws:ec2/internetGateway:InternetGateway");
    return resources
        .filter(({ kind, dependencies }) => kind === "component" && dependencies.includes(gateway?.urn ?? ""))
        .map(({ name }) => name)
        .sort();
}

describe("the internet gateway", () => {
    const always = ["app-zoning-maps", "cluster", "db-registry-setup", "network-nat", "open", "public"];

    it("is there before what calls the internet at its start or has addresses there, and goes after it", async () => {
        expect(await dependents({})).to.deep.equal(always);
        expect(await dependents({ "platform:bastion": { ssh } })).to.deep.equal([...always, "bastion"].sort());
    });

    it("is there before functions of the VPC are called, and no others wait for it", async () => {
        const code = { folder: "./functions/site-check", runtime: "nodejs24.x" };
        const functions = { inside: { code, vpc: true }, outside: { code } };
        expect(await dependents({ "platform:functions": functions })).to.deep.equal([...always, "fn-inside"].sort());
    });
});
