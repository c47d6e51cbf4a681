import { expect } from "chai";
import { tagsRegionSize } from "../../../../policy-pack/policies/hygiene/tags-region-size";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";
import { context, graph } from "../../harness/views";

const PROVIDER = "pulumi:providers:aws";
const ASG = "aws:autoscaling/group:Group";
const INSTANCE = "aws:ec2/instance:Instance";
const TAGS = { Project: "platform", Environment: "test", Owner: "digital-team" };
const DEFAULTS = { region: "us-west-2", defaultTags: JSON.stringify({ tags: TAGS }) };
const SIZES = "required: a size among nano, micro, small, medium, large, xlarge, 2xlarge, 4xlarge. ";
const SMALLER = `${SIZES}Fix: choose a smaller size, or allow it in the configuration of this policy.`;
const PLACE = "Fix: remove it, or allow the region in the configuration of this policy.";

/** A resource of a provider with the given inputs. */
const under =
    (provider: Inputs, type = "aws:sns/topic:Topic", inputs: Inputs = {}): Build =>
    (stack) => {
        const { record } = stack.add(PROVIDER, "default", provider);
        const subject = stack.add(type, "subject", inputs);
        Object.assign(subject.record, { provider: `${record.urn}::${record.id}` });
    };

const group = (tags: unknown) => under(DEFAULTS, ASG, { tags });
const handedOn = Object.entries(TAGS).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
const sized = (type: string, inputs: Inputs) => under(DEFAULTS, type, inputs);
const twice = (message: string): [string, string] => [message, message]; // for the resource, and for the stack

const missing = (key: string) =>
    `default (${PROVIDER}): defaultTags.tags.${key} is not set; required: a value. ` +
    `Fix: set ${key} in aws:defaultTags, or in the provider's defaultTags.`;

describeStackPolicy(tagsRegionSize, {
    compliant: {
        "default tags, as JSON": under(DEFAULTS),
        "default tags, as an object": under({ ...DEFAULTS, defaultTags: { tags: TAGS } }),
        "a group that hands its tags on": group([
            ...handedOn,
            { key: "Name", value: "web", propagateAtLaunch: "false" },
        ]),
        "the provider's region said aloud": under(DEFAULTS, "aws:sns/topic:Topic", { region: "us-west-2" }),
        "a certificate for a global service": under(DEFAULTS, "aws:acm/certificate:Certificate", {
            region: "us-east-1",
        }),
        "agreed sizes": (stack) => {
            stack.add(INSTANCE, "web", { instanceType: "t3.large" });
            stack.add("aws:rds/instance:Instance", "orders", { instanceClass: "db.t4g.medium" });
            stack.add("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", {
                nodeType: "cache.r7g.4xlarge",
            });
            stack.add("aws:rds/cluster:Cluster", "data", { serverlessv2ScalingConfiguration: { maxCapacity: 64 } });
            stack.add("aws:rds/clusterInstance:ClusterInstance", "data-1", { instanceClass: "db.serverless" });
        },
    },
    violating: {
        "a provider without default tags": [
            under({ region: "us-east-1" }),
            ...["Project", "Environment", "Owner"].map(missing),
        ],
        "a provider with an empty tag": [
            under({ ...DEFAULTS, defaultTags: JSON.stringify({ tags: { ...TAGS, Owner: "" } }) }),
            missing("Owner"),
        ],
        "a group that keeps a tag to itself": [
            group([...handedOn.slice(0, 2), { key: "Owner", value: "digital-team", propagateAtLaunch: "false" }]),
            ...twice(
                `subject (${ASG}): tags[2].propagateAtLaunch is false; required: true. Fix: set it for the tag Owner.`,
            ),
        ],
        "a group without a tag": [
            group(handedOn.slice(0, 2)),
            ...twice(
                `subject (${ASG}) has no tag Owner; required: it, for the instances. ` +
                    'Fix: add { key: "Owner", value, propagateAtLaunch: true } to tags.',
            ),
        ],
        "a resource in another region": [
            under(DEFAULTS, "aws:sns/topic:Topic", { region: "eu-west-1" }),
            ...twice(`subject (aws:sns/topic:Topic): region is eu-west-1; required: us-west-2 or us-east-1. ${PLACE}`),
        ],
        "a provider for another region": [
            (stack) => {
                under(DEFAULTS)(stack);
                const { record } = stack.add(PROVIDER, "europe", { ...DEFAULTS, region: "eu-west-1" });
                Object.assign(stack.add("aws:sns/topic:Topic", "far").record, {
                    provider: `${record.urn}::${record.id}`,
                });
            },
            `europe (${PROVIDER}): region is eu-west-1; required: us-west-2 or us-east-1. ` +
                "Fix: use the default provider, or allow the region in the configuration of this policy.",
        ],
        "an instance of another size": [
            sized(INSTANCE, { instanceType: "p5.48xlarge" }),
            ...twice(`subject (${INSTANCE}): instanceType is p5.48xlarge; ${SMALLER}`),
        ],
        "a serverless database that may become larger": [
            sized("aws:rds/cluster:Cluster", { serverlessv2ScalingConfiguration: { maxCapacity: 64.5 } }),
            ...twice(
                "subject (aws:rds/cluster:Cluster): serverlessv2ScalingConfiguration.maxCapacity is 64.5; required: at most 64 " +
                    "capacity units. Fix: set serverlessv2ScalingConfiguration.maxCapacity to 64 or less.",
            ),
        ],
        "an override of another size": [
            under(DEFAULTS, ASG, {
                tags: handedOn,
                mixedInstancesPolicy: { launchTemplate: { overrides: [{ instanceType: "m7i.metal-24xl" }] } },
            }),
            ...twice(
                `subject (${ASG}): mixedInstancesPolicy.launchTemplate.overrides[0].instanceType is m7i.metal-24xl; ${SMALLER}`,
            ),
        ],
        "fleets of other sizes": [
            (stack) => {
                stack.add("aws:ec2/fleet:Fleet", "fleet", {
                    launchTemplateConfigs: [{ overrides: [{ instanceType: "c7i.metal-48xl" }] }],
                });
            },
            ...twice(
                `fleet (aws:ec2/fleet:Fleet): launchTemplateConfigs[0].overrides[0].instanceType is c7i.metal-48xl; ${SMALLER}`,
            ),
        ],
        "a database of another size": [
            sized("aws:rds/clusterInstance:ClusterInstance", { instanceClass: "db.r7g.16xlarge" }),
            ...twice(`subject (aws:rds/clusterInstance:ClusterInstance): instanceClass is db.r7g.16xlarge; ${SMALLER}`),
        ],
    },
    unknown: {
        "default tags that are not known": [
            under({ ...DEFAULTS, defaultTags: { tags: { ...TAGS, Owner: unknown() } } }),
            `default (${PROVIDER}): undecided, as this is not known: defaultTags.tags.Owner. Decided by: a value that is plain in the configuration.`,
        ],
        "tags that are not known": [
            group([...handedOn.slice(0, 2), { key: unknown(), value: "digital-team", propagateAtLaunch: true }]),
            `subject (${ASG}): undecided, as this is not known: tags (one of them Owner). Decided by: tags that are plain in the program.`,
        ],
        "a region that is not known": [
            under(DEFAULTS, "aws:sns/topic:Topic", { region: unknown() }),
            "subject (aws:sns/topic:Topic): undecided, as this is not known: region. Decided by: a region that is plain in the program.",
        ],
        "a size that is not known": [
            sized(INSTANCE, { instanceType: unknown() }),
            `subject (${INSTANCE}): undecided, as this is not known: instanceType. ` +
                "Decided by: a value that is plain in the program (a size among nano, micro, small, medium, large, xlarge, 2xlarge, 4xlarge).",
        ],
    },
    minimal: [
        bare("aws:autoscaling/group:Group"),
        'subject (aws:autoscaling/group:Group) has no tag Project; required: it, for the instances. Fix: add { key: "Project", value, propagateAtLaunch: true } to tags.',
        'subject (aws:autoscaling/group:Group) has no tag Environment; required: it, for the instances. Fix: add { key: "Environment", value, propagateAtLaunch: true } to tags.',
        'subject (aws:autoscaling/group:Group) has no tag Owner; required: it, for the instances. Fix: add { key: "Owner", value, propagateAtLaunch: true } to tags.',
        'subject (aws:autoscaling/group:Group) has no tag Project; required: it, for the instances. Fix: add { key: "Project", value, propagateAtLaunch: true } to tags.',
        'subject (aws:autoscaling/group:Group) has no tag Environment; required: it, for the instances. Fix: add { key: "Environment", value, propagateAtLaunch: true } to tags.',
        'subject (aws:autoscaling/group:Group) has no tag Owner; required: it, for the instances. Fix: add { key: "Owner", value, propagateAtLaunch: true } to tags.',
    ],
    secret: [sized(INSTANCE, { instanceType: secret("hunter2.huge") }), "hunter2"],
    notApplicable: (stack) => void stack.add("random:index/randomId:RandomId", "id", { region: "elsewhere" }),
});

describe("tags-region-size: more", () => {
    const check = (build: Build, config: Inputs) => {
        const stack = new StackBuilder("update");
        build(stack);
        const found = tagsRegionSize.check(graph(stack.records), context({ config }, tagsRegionSize));
        return found.map(({ message }) => message);
    };

    it("keeps to the regions, sizes and tags of its configuration", () => {
        expect(check(under(DEFAULTS), { requiredTags: ["Project"], regions: ["us-west-2"] })).to.deep.equal([]);
        const build = under(DEFAULTS, INSTANCE, { region: "us-east-1", instanceType: "t3.large" });
        expect(check(build, { regions: ["us-west-2"], sizes: ["nano"] })).to.deep.equal([
            `subject (${INSTANCE}): region is us-east-1; required: us-west-2. ${PLACE}`,
            `subject (${INSTANCE}): instanceType is t3.large; required: a size among nano. Fix: choose a smaller size, or allow it in the configuration of this policy.`,
        ]);
    });

    it("hands tags on that are there, and adds none", async () => {
        const remediate = async (tags: readonly Inputs[]) => {
            const stack = new StackBuilder("preview");
            stack.add(ASG, "web", { tags });
            const { remediations } = await analyze([tagsRegionSize], stack.records, { remediate: true });
            return remediations.map(({ properties }) => properties);
        };
        expect(await remediate([{ key: "Owner", value: "digital-team" }])).to.deep.equal([
            { tags: [{ key: "Owner", value: "digital-team", propagateAtLaunch: true }] },
        ]);
        expect(await remediate([{ key: "Name", value: "web", propagateAtLaunch: false }])).to.deep.equal([]);
        expect(await remediate(handedOn)).to.deep.equal([]);
    });
});
