import { expect } from "chai";
import type { ProviderResource } from "@platform/provider-rules/index";
import type { WireMap } from "@platform/aws-model/wire";
import { check, PROVIDER, resource, sentence, UNKNOWN } from "./fixtures/build";

/** Two resources of a type that differ in what is given for each. */
function pair(type: string, one: WireMap, other: WireMap, otherType = type): readonly ProviderResource[] {
    return [PROVIDER, resource(type, "one", one), resource(otherType, "other", other)];
}

/** What is said of a name that is there twice, whatever else is missing. */
function said(resources: readonly ProviderResource[]): readonly string[] {
    return check(resources)
        .filter(({ code }) => code === "name-twice")
        .map(sentence);
}

const cases: readonly { what: string; resources: readonly ProviderResource[]; says: readonly string[] }[] = [
    {
        what: "two alarms of a name",
        resources: pair("cloudwatch/metricAlarm:MetricAlarm", { name: "app-cpu" }, { name: "app-cpu" }),
        says: [
            'other: name = "app-cpu": names "one" too: AWS keeps one aws.cloudwatch.MetricAlarm of a name → rename one of the two',
        ],
    },
    {
        what: "an alarm and a composite alarm of a name",
        resources: pair(
            "cloudwatch/metricAlarm:MetricAlarm",
            { name: "app" },
            { alarmName: "app" },
            "cloudwatch/compositeAlarm:CompositeAlarm",
        ),
        says: [
            'other: alarmName = "app": names "one" too: AWS keeps one aws.cloudwatch.CompositeAlarm of a name → rename one of the two',
        ],
    },
    {
        what: "two secrets, whose ARNs end in what AWS chooses",
        resources: pair("secretsmanager/secret:Secret", { name: "app/db" }, { name: "app/db" }),
        says: [
            'other: name = "app/db": names "one" too: AWS keeps one aws.secretsmanager.Secret of a name → rename one of the two',
        ],
    },
    {
        what: "two schedules of a group",
        resources: pair(
            "scheduler/schedule:Schedule",
            { name: "nightly", groupName: "app" },
            { name: "nightly", groupName: "app" },
        ),
        says: [
            'other: name = "nightly": names "one" too: AWS keeps one aws.scheduler.Schedule of a name → rename one of the two',
        ],
    },
    {
        what: "two security groups of a VPC",
        resources: pair(
            "ec2/securityGroup:SecurityGroup",
            { name: "app", vpcId: "vpc-1" },
            { name: "app", vpcId: "vpc-1" },
        ),
        says: [
            'other: name = "app": names "one" too: AWS keeps one aws.ec2.SecurityGroup of a name → rename one of the two',
        ],
    },
    {
        what: "schedules of two groups",
        resources: pair(
            "scheduler/schedule:Schedule",
            { name: "nightly", groupName: "app" },
            { name: "nightly", groupName: "shop" },
        ),
        says: [],
    },
    {
        what: "schedules of groups that are not known",
        resources: pair(
            "scheduler/schedule:Schedule",
            { name: "nightly", groupName: UNKNOWN },
            { name: "nightly", groupName: UNKNOWN },
        ),
        says: [],
    },
    {
        what: "event rules of two buses",
        resources: pair(
            "cloudwatch/eventRule:EventRule",
            { name: "paid" },
            { name: "paid", eventBusName: "arn:aws:events:eu-central-1:123456789012:event-bus/shop" },
        ),
        says: [],
    },
    {
        what: "topics of two regions",
        resources: pair("sns/topic:Topic", { name: "alerts" }, { name: "alerts", region: "us-east-1" }),
        says: [],
    },
    {
        what: "records of two types",
        resources: pair(
            "route53/record:Record",
            { name: "app.example.org", type: "A", zoneId: "Z1" },
            { name: "app.example.org", type: "AAAA", zoneId: "Z1" },
        ),
        says: [],
    },
    {
        what: "two revisions of a task definition's family",
        resources: pair("ecs/taskDefinition:TaskDefinition", { family: "app" }, { family: "app" }),
        says: [],
    },
    {
        what: "zones, of which there may be several for a domain",
        resources: pair("route53/zone:Zone", { name: "example.org" }, { name: "example.org" }),
        says: [],
    },
    { what: "names that the provider makes", resources: pair("sns/topic:Topic", {}, {}), says: [] },
    {
        what: "names that are not known",
        resources: pair("sns/topic:Topic", { name: UNKNOWN }, { name: UNKNOWN }),
        says: [],
    },
];

describe("provider knowledge: one name for two resources", () => {
    for (const { what, resources, says } of cases) {
        it(`${what} → ${says.length === 0 ? "nothing is said" : "refused"}`, () => {
            expect(said(resources)).to.deep.equal(says);
        });
    }

    it("says nothing of the same name with another provider, which may be another account", () => {
        const [provider, one, other] = pair("sns/topic:Topic", { name: "alerts" }, { name: "alerts" });
        const elsewhere = "urn:pulumi:test::example::pulumi:providers:aws::other::id";
        expect(said([provider, one, { ...other, provider: elsewhere }] as ProviderResource[])).to.deep.equal([]);
    });
});
