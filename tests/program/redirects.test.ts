import { expect } from "chai";
import { recordBoth } from "../harness/record";
import type { Recording } from "../harness/recording";
import { program, someApps, stackValues, withBlock, type StackValues } from "../harness/stack";

const host = "boards-commissions.apps.example.gov";
const record = "aws:route53/record:Record";

const prod = { ...someApps(stackValues("prod")), "platform:redirects": {} };

/** Apps of production; the service at `host` has another host instead, and a redirect has that one. */
function moved(): StackValues {
    const redirects = {
        // A service's key too: the two have nothing to do with one another.
        "boards-commissions": { loadBalancer: "open", hosts: [host], to: { host: "boards.apps.example.gov" } },
    };
    const withOther = withBlock(prod, "services", (services: Record<string, { public: object }>) => {
        const { "boards-commissions": boards } = services;
        const open = { ...boards?.public, hosts: ["boards.apps.example.gov"] };
        return { ...services, "boards-commissions": { ...boards, public: open } };
    });
    return { ...withOther, "platform:redirects": redirects };
}

async function recorded(config: StackValues): Promise<Recording> {
    const { strict, placeholder } = await recordBoth(program, { stack: "prod", config });
    expect(strict.list).to.deep.equal(placeholder.list);
    return placeholder;
}

describe("a host that moves from an app to a redirect", () => {
    let app: Recording;
    let redirect: Recording;

    before(async () => {
        app = await recorded(prod);
        redirect = await recorded(moved());
    });

    it("keeps its record, which leads to the same load balancer, and goes back the same way", () => {
        const [before, after] = [app, redirect].map((recording) => recording.one(record, host));
        expect(after?.urn).to.not.equal(before?.urn);
        const others = [
            ["platform:ecs:Service", "platform:ec2-apps:Ec2App"],
            [
                "platform:ecs:Service$platform:load-balancing:Route",
                "platform:functions:ServerlessFunction$platform:load-balancing:FunctionRoute",
            ],
            ["platform:ecs:Service$platform:load-balancing:Route", "platform:static-sites:StaticSite"],
        ].map(([service = "", other = ""]) => before?.urn.replace(service, other));
        expect(after?.options.aliases).to.have.members([before?.urn, ...others]);
        expect(before?.options.aliases).to.have.members([...others, after?.urn]);
        expect(after?.inputs).to.deep.equal(before?.inputs);
    });

    it("has a rule of the load balancer that sends on, with a place of its own", () => {
        const rule = redirect.inputs("aws:lb/listenerRule:ListenerRule", "boards-commissions-redirect");
        const listener = redirect.output("aws:lb/listener:Listener", "open-https", "arn");
        expect(rule["listenerArn"]).to.equal(listener);
        const priorities = redirect
            .ofType("aws:lb/listenerRule:ListenerRule")
            .filter(({ inputs }) => inputs["listenerArn"] === listener)
            .map(({ inputs }) => inputs["priority"]);
        expect(new Set(priorities).size).to.equal(3);
    });
});
