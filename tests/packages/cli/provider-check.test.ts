import { expect } from "chai";
import type { ResourceRecord, World } from "@platform/preview/result";
import { providerCheck } from "@platform/cli/provider-check";
import type { ProviderResource } from "@platform/provider-rules/index";
import { change, resource, UNKNOWN } from "../provider-rules/fixtures/build";
import { PROGRAM } from "../provider-rules/fixtures/program";

function record({ custom, type, dependencies = [], ...rest }: ProviderResource): ResourceRecord {
    const kind = custom ? "custom" : type.startsWith("pulumi:providers:") ? "provider" : "component";
    return { ...rest, type, kind, id: "", outputs: {}, dependencies, options: {}, implicit: false };
}

function world(name: World["name"], resources: readonly ProviderResource[]): World {
    return {
        name,
        resources: resources.map(record),
        stackOutputs: {},
        logs: [],
        findings: [],
        failures: [],
        milliseconds: 0,
    };
}

async function findingsOf(
    strict: readonly ProviderResource[],
    placeholder: readonly ProviderResource[],
): Promise<string[]> {
    const names = { project: "example", stack: "test", organization: "organization", root: process.cwd() };
    const worlds = { strict: world("strict", strict), placeholder: world("placeholder", placeholder), differences: [] };
    const findings = await providerCheck(process.cwd()).run({ ...names, ...worlds, findings: [] });
    return findings.map(({ code, property, world: only }) => [code, property, only ?? "both"].join(" "));
}

describe("provider knowledge: as a check of a preview", () => {
    const unmapped = change("service", {
        loadBalancers: [{ targetGroupArn: UNKNOWN, containerName: "web", containerPort: 3000 }],
    });

    it("says nothing of a sound program", async () => {
        expect(await findingsOf(PROGRAM, PROGRAM)).to.deep.equal([]);
    });

    it("says once what both worlds show", async () => {
        expect(await findingsOf(unmapped(PROGRAM), unmapped(PROGRAM))).to.deep.equal([
            "unmapped-port loadBalancers[0].containerPort both",
        ]);
    });

    it("says which world shows what the other hides", async () => {
        const later = change("logs", { name: "/apps/with space" })(PROGRAM);
        expect(await findingsOf(unmapped(PROGRAM), later)).to.deep.equal([
            "unmapped-port loadBalancers[0].containerPort strict",
            "name-form name placeholder",
        ]);
    });

    it("passes over what is no resource of AWS to be made", async () => {
        const wrong = { ...resource("ec2/vpc:Vpc", "other", { cidrBlock: "nonsense" }) };
        const others = [
            { ...wrong, custom: false },
            { ...wrong, type: "random:index/randomId:RandomId" },
        ];
        expect(await findingsOf(others, others)).to.deep.equal([]);
    });

    it("says which types it cannot judge", async () => {
        const news = [resource("quantum/entangler:Entangler", "new", { spin: "up" })];
        expect(await findingsOf(news, news)).to.deep.equal(["type-not-judged  both"]);
    });
});
