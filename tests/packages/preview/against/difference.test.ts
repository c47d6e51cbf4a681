import { expect } from "chai";
import { differences } from "@platform/preview/against/difference";
import type { Difference, DifferenceRules } from "@platform/preview/against/difference";
import { mapText } from "@platform/preview/against/made-up";
import { appendName, pathCovers, parsePath } from "@platform/aws-model/property-path";
import { forces, isUsual } from "@platform/aws-model/replacement/forces";
import { ARCHIVE_MARK, ASSET_MARK, MARK, secret, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

const RULES: DifferenceRules = {
    translate: (value) => value,
    unknownIsNew: () => false,
    isSet: (path) => path === "groups",
    isUsual: (path, value) => path === "version" && value === "1",
    onOpaque: () => undefined,
    onArchive: () => undefined,
    show: (value) => value,
};

function compare(before: WireMap, after: WireMap, rules: Partial<DifferenceRules> = {}): Difference[] {
    return differences(before, after, { ...RULES, ...rules });
}

describe("preview --against: differences of values", () => {
    it("passes over what a provider does not tell apart", () => {
        const before = {
            port: "80",
            on: "true",
            tags: {},
            policy: '{ "a": 1,"b": [2] }',
            list: [],
            gone: null,
            __defaults: ["name"],
            name: "x",
        };
        expect(compare(before, { port: 80, on: true, policy: '{"b":[2],"a":1}' })).to.deep.equal([]);
        expect(compare({ code: "007" }, { code: 7 })).to.deep.equal([
            { path: "code", kind: "change", before: "007", after: 7 },
        ]);
    });

    it("passes over what is said for the first time, as the provider has filled it in", () => {
        expect(compare({}, { version: "1" })).to.deep.equal([]);
        expect(compare({}, { version: "2" })).to.deep.equal([{ path: "version", kind: "add", after: "2" }]);
        expect(compare({ version: "2" }, { version: "1" })).to.deep.equal([
            { path: "version", kind: "change", before: "2", after: "1" },
        ]);
        expect(isUsual("aws:alb/targetGroup:TargetGroup", "protocolVersion", "HTTP1")).to.equal(true);
        expect(isUsual("aws:lb/targetGroup:TargetGroup", "protocolVersion", undefined)).to.equal(false);
    });

    it("names the innermost place", () => {
        const before = { rules: [{ port: 1, tags: { "a.b": "x" } }], name: "n" };
        const after = { rules: [{ port: 2, tags: { "a.b": "y" } }, { port: 3 }] };
        expect(compare(before, after)).to.deep.equal([
            { path: "name", kind: "remove", before: "n" },
            { path: "rules[0].port", kind: "change", before: 1, after: 2 },
            { path: 'rules[0].tags["a.b"]', kind: "change", before: "x", after: "y" },
            { path: "rules[1]", kind: "add", after: { port: 3 } },
        ]);
    });

    it("looks into JSON documents", () => {
        expect(compare({ p: '{"s":[{"e":"Allow"}]}' }, { p: '{"s":[{"e":"Deny"}]}' })).to.deep.equal([
            { path: "p", inside: "s[0].e", kind: "change", before: "Allow", after: "Deny" },
        ]);
    });

    it("compares sets by what is in them", () => {
        expect(compare({ groups: ["a", "b", "c"] }, { groups: ["c", "a", "b"] })).to.deep.equal([]);
        expect(compare({ groups: ["a", "b"] }, { groups: ["b", "a", "d"] })).to.deep.equal([
            { path: "groups[2]", kind: "add", after: "d" },
        ]);
        expect(
            compare(
                {
                    groups: [
                        { id: 1, n: 1 },
                        { id: 2, n: 1 },
                    ],
                },
                {
                    groups: [
                        { id: 2, n: 1 },
                        { id: 1, n: 5 },
                    ],
                },
            ),
        ).to.deep.equal([{ path: "groups[1].n", kind: "change", before: 1, after: 5 }]);
    });

    it("masks secrets and says which cannot be read", () => {
        expect(compare({ a: secret("x"), b: secret("y") }, { a: secret("z"), b: "y" })).to.deep.equal([
            { path: "a", kind: "change", before: "[secret]", after: "[secret]" },
        ]);
        const opaque: string[] = [];
        const ciphertext = {
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            ciphertext: "v1:x",
        };
        const onOpaque = (path: string): void => void opaque.push(path);
        expect(compare({ a: ciphertext }, { a: secret("z") }, { onOpaque })).to.deep.equal([]);
        expect(opaque).to.deep.equal(["a"]);
        expect(compare({ a: ciphertext }, {})).to.deep.equal([{ path: "a", kind: "remove", before: "[secret]" }]);
    });

    it("takes what is written the same before and after for the same, though a part of it looks made up", () => {
        const translate = (value: WireValue): WireValue =>
            mapText(value, (text) => text.replace("210987654321", "123456789012"));
        const [mine, other] = ["arn:aws:iam::210987654321:role/a", "arn:aws:iam::123456789012:role/a"];

        expect(compare({ a: mine, groups: [mine] }, { a: mine, groups: [mine] }, { translate })).to.deep.equal([]);
        expect(compare({ a: mine, groups: [mine] }, { a: other, groups: [other] }, { translate })).to.deep.equal([]);
    });

    it("compares archives by their parts, or by their digests, and says which it cannot compare", () => {
        const archive = (content: WireMap) => ({ code: { [MARK]: ARCHIVE_MARK, ...content } });
        const inMemory = (hash: string, more: WireMap = {}) =>
            archive({ assets: { "index.js": { [MARK]: ASSET_MARK, text: "…", hash } }, ...more });
        const opaque: string[] = [];
        const onArchive = (path: string): void => void opaque.push(path);
        const changes = (before: WireMap, after: WireMap) =>
            compare(before, after, { onArchive }).map(({ path }) => path);

        expect(changes(inMemory("1", { hash: "whole" }), inMemory("1"))).to.deep.equal([]);
        expect(changes(inMemory("1", { hash: "whole" }), inMemory("2"))).to.deep.equal(["code"]);
        expect(changes(archive({ path: "a", hash: "1" }), archive({ path: "a", hash: "2" }))).to.deep.equal(["code"]);
        expect(changes(archive({ path: "a", hash: "1" }), archive({ path: "b" }))).to.deep.equal(["code"]);
        expect(opaque).to.deep.equal([]);
        expect(changes(archive({ path: "a", hash: "1" }), archive({ path: "a" }))).to.deep.equal([]);
        expect(changes(archive({ hash: "1" }), inMemory("1"))).to.deep.equal([]);
        expect(opaque).to.deep.equal(["code", "code"]);
    });

    it("reports an unknown value only where it comes from something new", () => {
        expect(compare({ a: "x" }, { a: UNKNOWN })).to.deep.equal([]);
        expect(compare({ a: "x" }, { a: UNKNOWN }, { unknownIsNew: () => true })).to.deep.equal([
            { path: "a", kind: "change", before: "x", after: "[unknown]" },
        ]);
    });
});

describe("preview --against: property paths", () => {
    it("are read as they are written", () => {
        expect(parsePath('a[0].b["c.d"].e[*].*')).to.deep.equal(["a", 0, "b", "c.d", "e", "*", "*"]);
        expect(parsePath(appendName("a", 'x"y\\z.w'))).to.deep.equal(["a", 'x"y\\z.w']);
    });

    it("cover what is below them", () => {
        expect(pathCovers("tags", "tags.owner")).to.equal(true);
        expect(pathCovers("ingress[*].fromPort", "ingress[3].fromPort")).to.equal(true);
        expect(pathCovers("*", "anything[0]")).to.equal(true);
        expect(pathCovers("tags.owner", "tags")).to.equal(false);
        expect(pathCovers("tag", "tags")).to.equal(false);
    });
});

describe("preview --against: what forces a replacement", () => {
    const cases: readonly (readonly [string, string, "yes" | "no" | "unknown", WireMap?])[] = [
        ["aws:ec2/vpc:Vpc", "cidrBlock", "yes"],
        ["aws:ec2/vpc:Vpc", "enableDnsSupport", "no"],
        ["aws:ec2/subnet:Subnet", "availabilityZone", "yes"],
        ["aws:ec2/securityGroup:SecurityGroup", "description", "yes"],
        ["aws:lb/targetGroup:TargetGroup", "port", "yes"],
        ["aws:lb/targetGroup:TargetGroup", "healthCheck.path", "no"],
        ["aws:alb/targetGroup:TargetGroup", "protocol", "yes"],
        ["aws:lb/targetGroup:TargetGroup", "protocolVersion", "yes"],
        ["aws:lb/loadBalancer:LoadBalancer", "internal", "yes"],
        ["aws:lb/loadBalancer:LoadBalancer", "subnets[1]", "no"],
        ["aws:alb/loadBalancer:LoadBalancer", "securityGroups", "no", { loadBalancerType: "application" }],
        ["aws:lb/loadBalancer:LoadBalancer", "subnets[1]", "unknown", { loadBalancerType: "network" }],
        ["aws:lb/loadBalancer:LoadBalancer", "subnets[1]", "unknown", { loadBalancerType: UNKNOWN }],
        ["aws:ec2/vpcEndpoint:VpcEndpoint", "privateDnsEnabled", "unknown"],
        ["aws:lb/listenerRule:ListenerRule", "priority", "no"],
        ["aws:ecs/taskDefinition:TaskDefinition", "containerDefinitions", "yes"],
        ["aws:ecs/capacityProvider:CapacityProvider", "autoScalingGroupProvider", "yes"],
        ["aws:ec2/instance:Instance", "ebsBlockDevices[0].volumeSize", "yes"],
        ["aws:ec2/instance:Instance", "instanceType", "no"],
        ["aws:rds/instance:Instance", "storageEncrypted", "yes"],
        ["aws:rds/instance:Instance", "allocatedStorage", "no"],
        ["aws:sns/topicSubscription:TopicSubscription", "topic", "yes"],
        ["aws:cloudwatch/metricAlarm:MetricAlarm", "name", "yes"],
        ["aws:cloudwatch/metricAlarm:MetricAlarm", "threshold", "no"],
        ["aws:sqs/queue:Queue", "region", "yes"],
        ["aws:iam/role:Role", "tags.owner", "no"],
        ["aws:accessanalyzer/analyzer:Analyzer", "type", "yes"],
        ["aws:accessanalyzer/analyzer:Analyzer", "configuration.internalAccess.analysisRule", "yes"],
        ["aws:accessanalyzer/analyzer:Analyzer", "tags.owner", "no"],
        ["aws:organizations/account:Account", "email", "yes"],
        ["aws:organizations/account:Account", "name", "no"],
        ["aws:securityhub/account:Account", "enableDefaultStandards", "yes"],
        ["random:index/randomId:RandomId", "byteLength", "unknown"],
    ];
    for (const [type, property, expected, inputs = {}] of cases) {
        it(`${type} ${property} ${JSON.stringify(inputs)}: ${expected}`, () => {
            expect(forces(type, property, inputs)).to.equal(expected);
        });
    }

    it("counts replaceOnChanges", () => {
        expect(forces("aws:iam/role:Role", "tags.owner", {}, ["tags"])).to.equal("yes");
        expect(forces("aws:iam/role:Role", "tags.owner", {}, ["description"])).to.equal("no");
    });
});
