import { expect } from "chai";
import type { Exemption } from "../../../policy-pack/lib/exemption";
import { exemptionProblems } from "../../../policy-pack/lib/exemptions";
import { policies } from "../../../policy-pack/policies";
import { exemptionsValid } from "../../../policy-pack/policies/hygiene/exemptions-valid";
import { ecsNoPublicIp } from "../../../policy-pack/policies/network/ecs-no-public-ip";
import { appInPrivateSubnets } from "../../../policy-pack/policies/network/app-in-private-subnets";
import { analyze } from "../harness/rpc";
import { StackBuilder } from "../harness/stack";

const TODAY = new Date("2026-03-01T12:00:00Z");
const EXEMPTION: Exemption = {
    policy: "ecs-no-public-ip",
    urn: "urn:pulumi:*::platform::*aws:ecs/service:Service::legacy",
    reason: "Its vendor needs to call it until the new contract.",
    owner: "registry team",
    expires: "2026-06-30",
};
const OPENING = exemptionsValid.description;

/** Two services with public addresses, one of them exempted. */
async function run(exemptions: readonly Exemption[], options: { stackOnly?: boolean } = {}) {
    const stack = new StackBuilder("preview");
    for (const name of ["legacy", "web"])
        stack.add("aws:ecs/service:Service", name, { networkConfiguration: { assignPublicIp: true } });
    const report = await analyze([ecsNoPublicIp, appInPrivateSubnets, exemptionsValid], stack.records, {
        exemptions,
        today: TODAY,
        ...options,
    });
    return report.diagnostics;
}

const about = async (...args: Parameters<typeof run>) =>
    (await run(...args))
        .filter(({ policy }) => policy === "exemptions-valid")
        .map(({ level, message }) => `${level}: ${message.replace(`${OPENING}\n`, "")}`);

describe("exemptions", () => {
    it("lift one rule for the resources they name, and are listed in each run", async () => {
        const found = await run([EXEMPTION]);
        const services = found
            .filter(({ policy }) => policy === "ecs-no-public-ip")
            .map(({ urn }) => urn?.split("::").at(-1));
        expect(services).to.deep.equal(["web"]);
        expect(await about([EXEMPTION])).to.deep.equal([
            `advisory: In force until 2026-06-30: ecs-no-public-ip is lifted for ${EXEMPTION.urn} (registry team: Its vendor needs to call it until the new contract.), needed by 1 resource.`,
        ]);
    });

    it("lift nothing once expired, and say so", async () => {
        const expired = { ...EXEMPTION, expires: "2026-02-28" };
        expect((await run([expired])).filter(({ policy }) => policy === "ecs-no-public-ip")).to.have.length(2);
        expect(await about([expired])).to.deep.equal([
            `mandatory: The exemption from ecs-no-public-ip for ${EXEMPTION.urn} expired on 2026-02-28. Fix: remove or correct it in exemptions.ts.`,
        ]);
    });

    it("hold through their last day", () => {
        expect(exemptionProblems({ ...EXEMPTION, expires: "2026-03-01" }, policies, TODAY)).to.deep.equal([]);
    });

    it("are violations when nothing needs them", async () => {
        const unused = { ...EXEMPTION, urn: "urn:pulumi:*::platform::*aws:ecs/service:Service::gone" };
        expect(await about([unused])).to.deep.equal([
            `mandatory: The exemption from ecs-no-public-ip for ${unused.urn} was not needed by any resource. Fix: remove or correct it in exemptions.ts.`,
        ]);
    });

    it("are not called unused by a run that judged no resources", async () => {
        expect((await about([EXEMPTION], { stackOnly: true }))[0]).to.match(/^advisory: In force until/);
    });

    it("cannot lift the hard rules", async () => {
        const hard = { ...EXEMPTION, policy: "app-in-private-subnets" };
        expect((await run([hard])).filter(({ policy }) => policy === "app-in-private-subnets")).to.have.length(2);
        expect((await about([hard]))[0]).to.match(/names a rule that cannot be exempted\. Fix:/);
    });

    it("are incomplete without a policy, a resource, a reason, an owner and a date within a year", () => {
        const problems = (change: Partial<Exemption>) =>
            exemptionProblems({ ...EXEMPTION, ...change }, policies, TODAY);
        expect(problems({ policy: "all" })).to.deep.equal(["names no policy of this pack"]);
        expect(problems({ policy: "app-ingress-alb-or-bastion" })).to.deep.equal([
            "names a rule that cannot be exempted",
        ]);
        expect(problems({ urn: "*" })).to.deep.equal(["has a URN pattern without a resource name"]);
        expect(problems({ urn: "urn:pulumi:*::platform::*::*" })).to.deep.equal([
            "has a URN pattern without a resource name",
        ]);
        expect(problems({ reason: " " })).to.deep.equal(["gives no reason"]);
        expect(problems({ owner: " " })).to.deep.equal(["has no owner"]);
        expect(problems({ expires: "soon" })).to.deep.equal(["has no expiry date of the form YYYY-MM-DD"]);
        expect(problems({ expires: "2026-02-31" })).to.have.length(1);
        expect(problems({ expires: "2027-06-30" })).to.deep.equal(["lasts longer than a year (until 2027-06-30)"]);
    });
});
