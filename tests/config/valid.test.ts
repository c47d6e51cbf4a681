import { expect } from "chai";
import fc from "fast-check";
import { blocks } from "../../config/blocks";
import { isObject } from "../../config/stack";
import { check, checkValues, validValues } from "./fixture";

const region = { "aws:region": "us-east-1" };
const network = { cidr: "10.40.0.0/16", availabilityZones: ["us-east-1a", "us-east-1b"] };
const alerts = { critical: { emails: ["a@example.gov"] }, warning: { emails: ["a@example.gov"] } };
const withVpc = { ...region, "platform:network": network, "platform:alerts": alerts };
const dns = { domain: "apps.example.gov", zone: { kind: "create", delegated: true } };

/** What blocks of entries are without an entry. */
const records = Object.fromEntries(blocks.filter((block) => isObject(block)).map(({ key }) => [key, {}]));

/** The smallest configurations with one part each. */
const smallest: Readonly<Record<string, Record<string, unknown>>> = {
    alerts: { ...region, "platform:alerts": alerts },
    network: withVpc,
    dns: { ...region, "platform:alerts": alerts, "platform:dns": { domain: "example.gov", zone: { kind: "create" } } },
    "a load balancer": { ...withVpc, "platform:dns": dns, "platform:loadBalancers": { a: { scheme: "internal" } } },
    "a load balancer with a certificate of its own": {
        ...withVpc,
        "platform:loadBalancers": {
            a: { scheme: "internet-facing", certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/a" },
        },
    },
    bastion: { ...withVpc, "platform:bastion": {} },
    cluster: { ...withVpc, "platform:cluster": {} },
    "a service without a route": {
        ...withVpc,
        "platform:cluster": {},
        "platform:services": { worker: { image: "registry.example.gov/worker:1", memoryMiB: 64 } },
    },
    vpn: {
        ...withVpc,
        "platform:vpn": {
            customerGateways: { a: { ipAddress: "203.0.113.10" } },
            onPremisesCidrs: ["10.16.0.0/16"],
            contact: "x",
        },
    },
};

describe("config: what is valid", () => {
    it("the stack that the mistakes are made in", () => {
        expect(check().problems).to.deep.equal([]);
    });

    for (const [part, values] of Object.entries(smallest)) {
        it(`only ${part}`, () => {
            expect(checkValues(values).problems).to.deep.equal([]);
        });
    }

    it("everything off: a stack with nothing in it", () => {
        const off = Object.fromEntries(Object.keys(records).map((key) => [`platform:${key}`, {}]));
        const { problems, stack } = checkValues({ ...region, ...off });

        expect(Object.keys(records)).to.include.members(["loadBalancers", "services"]);
        expect(problems).to.deep.equal([]);
        expect(stack).to.deep.equal({ deletionProtection: true, keepForRebuild: false, ...records });
    });

    it("a stack file that says only where", () => {
        expect(checkValues(region).stack).to.deep.equal({
            deletionProtection: true,
            keepForRebuild: false,
            ...records,
        });
    });

    it("not a stack file that says nothing", () => {
        expect(checkValues({}).problems).to.deep.equal([
            {
                path: ["aws:region"],
                statement: "missing; allowed a region such as us-east-1",
                fix: "Set it in",
            },
        ]);
    });

    it("other people's keys", () => {
        expect(checkValues({ ...region, "aws:profile": "digital", "github:token": "x" }).problems).to.deep.equal([]);
    });
});

describe("config: defaults", () => {
    it("are filled in at every depth", () => {
        const { stack } = check();

        expect(stack?.network?.flowLogs).to.deep.equal({
            destination: "cloudwatch",
            retentionDays: 90,
            trafficType: "ALL",
        });
        expect(stack?.services["certs"]?.healthCheck.intervalSeconds).to.equal(15);
        expect(stack?.loadBalancers["public"]?.errorRatio).to.deep.equal({ percent: 5, minRequests: 20 });
    });

    it("do not swallow zero, false or nothing", () => {
        const { stack } = check({
            "platform:deletionProtection": false,
            "platform:services.certs.desiredCount": 0,
            "platform:services.certs.readonlyRootFilesystem": false,
            "platform:cluster.egress": [],
            "platform:cluster.minInstances": 0,
        });

        expect(stack?.deletionProtection).to.equal(false);
        expect(stack?.services["certs"]?.desiredCount).to.equal(0);
        expect(stack?.services["certs"]?.readonlyRootFilesystem).to.equal(false);
        expect(stack?.cluster?.egress).to.deep.equal([]);
        expect(stack?.cluster?.minInstances).to.equal(0);
    });

    it("leave the values that they are filled into alone", () => {
        const values = validValues();
        checkValues(values);

        expect(values).to.deep.equal(validValues());
    });
});

describe("config: whatever a stack file says", () => {
    it("is answered with problems or a configuration, never with a crash", () => {
        const keys = Object.keys(validValues()).flatMap((key) => [key, `${key}.cidr`, `${key}.certs`, `${key}.public`]);
        const changes = fc.dictionary(fc.constantFrom(...keys, "platform:vpn.keepalive", "aws:x"), fc.jsonValue());
        fc.assert(
            fc.property(changes, (values) => {
                const { problems, stack } = check(values);
                return (stack === undefined) === problems.length > 0;
            }),
            { numRuns: 100 },
        );
    });
});
