import { expect } from "chai";
import { record } from "../harness/record";
import { program, stackValues } from "../harness/stack";

const ssh = {
    allowFromCidrs: ["198.51.100.0/24"],
    users: { jane: { principalArn: "arn:aws:iam::123456789012:user/jane" } },
};

/** Names of the program's parts that depend on the internet gateway. */
async function dependents(bastion: object): Promise<readonly string[]> {
    const config = { ...stackValues("prod"), "platform:bastion": bastion };
    const { resources } = await record(program, { config, stack: "prod" });
    const gateway = resources.find(({ type }) => type === "aws:ec2/internetGateway:InternetGateway");
    return resources
        .filter(({ kind, dependencies }) => kind === "component" && dependencies.includes(gateway?.urn ?? ""))
        .map(({ name }) => name)
        .sort();
}

describe("the internet gateway", () => {
    it("is there before what has addresses on the internet, and goes after it", async () => {
        expect(await dependents({})).to.deep.equal(["app-zoning-maps", "cluster", "network-nat", "open", "public"]);
        expect(await dependents({ ssh })).to.deep.equal([
            "app-zoning-maps",
            "bastion",
            "cluster",
            "network-nat",
            "open",
            "public",
        ]);
    });
});
