import { expect } from "chai";
import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import { StackBuilder } from "../harness/stack";
import { context } from "../harness/views";
import { Footprint, NotedGraph, type Difference } from "./footprint";
import { grounds } from "./rows";
import { StackEdit } from "./stack-edit";
import type { Policy } from "../../../policy-pack/lib/policy";
import { policies } from "../../../policy-pack/policies";

const [BUCKET, VPC, QUEUE] = ["aws:s3/bucket:Bucket", "aws:ec2/vpc:Vpc", "aws:sqs/queue:Queue"];
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const NOTHING: Difference = {
    added: [],
    types: new Set(),
    newTypes: [],
    ofProviders: false,
    edits: [],
    told: new Set(),
};
const another = (type: string): Difference => ({ ...NOTHING, types: new Set([type]) });
const edited = (type: string, ...facts: readonly string[]): Difference => ({ ...NOTHING, edits: [{ type, facts }] });

describe("the footprint of a check", () => {
    const stack = new StackBuilder("update");
    stack.add(BUCKET, "data", { bucket: "example-data", tags: {} });
    const group = stack.add(GROUP, "app", { ingress: [] });
    stack.add("aws:ec2/instance:Instance", "app", { vpcSecurityGroupIds: [group.ref()] });
    const noted = () => new NotedGraph(stack.records);
    const asked = (ask: (graph: Graph) => unknown, graph = noted()): Footprint => {
        const footprint = new Footprint();
        graph.ask(footprint, ask);
        return footprint;
    };

    it("is the types that it asks for, and what it reads of their resources", () => {
        const footprint = asked((graph) => graph.ofType([BUCKET]).map((bucket) => bucket.get("bucket").asString));
        expect(footprint.isTouchedBy(another(BUCKET))).to.equal(true);
        expect(footprint.isTouchedBy({ ...another(VPC), newTypes: [VPC] })).to.equal(false);
        expect(footprint.isTouchedBy(edited(BUCKET, "bucket"))).to.equal(true);
        expect(footprint.isTouchedBy(edited(BUCKET, "tags", "keys", "identifiers", "options"))).to.equal(false);
    });

    it("is the facts beside the properties, each by itself", () => {
        const read = (ask: (bucket: Resource) => unknown) =>
            asked((graph) => graph.ofType([BUCKET]).map((bucket) => ask(bucket)));
        expect(read(({ keys }) => keys).isTouchedBy(edited(BUCKET, "keys"))).to.equal(true);
        expect(read(({ options }) => options.protect).isTouchedBy(edited(BUCKET, "options"))).to.equal(true);
        expect(read(({ inputs }) => inputs.at("tags")).isTouchedBy(edited(BUCKET, "inputs", "inputs.tags"))).to.equal(
            true,
        );
        expect(read(({ inputs }) => inputs.at("tags")).isTouchedBy(edited(BUCKET, "inputs", "inputs.bucket"))).to.equal(
            false,
        );
        expect(read(({ inputs }) => inputs.keys()).isTouchedBy(edited(BUCKET, "inputs", "inputs.bucket"))).to.equal(
            true,
        );
        const [one, all] = [
            read(({ propertyDependencies }) => propertyDependencies["tags"]),
            read(({ propertyDependencies }) => Object.keys(propertyDependencies)),
        ];
        const other = edited(BUCKET, "propertyDependencies", "propertyDependencies.bucket");
        expect(one.isTouchedBy(edited(BUCKET, "propertyDependencies.tags"))).to.equal(true);
        expect(one.isTouchedBy(other)).to.equal(false);
        expect(all.isTouchedBy(other)).to.equal(true);
    });

    it("is the type of what it looks for by its URN, and by what such resources are pointed to", () => {
        const footprint = asked((graph) => graph.find(`urn:pulumi:test::platform::platform:a:B$${QUEUE}::jobs`));
        expect(footprint.isTouchedBy(another(QUEUE))).to.equal(true);
        expect(footprint.isTouchedBy(another(BUCKET))).to.equal(false);
        const resolved = asked((graph) => {
            const [bucket] = graph.ofType([BUCKET]);
            return bucket && graph.resolve(bucket, bucket.get("bucket"), [VPC]);
        });
        expect(resolved.isTouchedBy(edited(VPC, "identifiers"))).to.equal(true);
        expect(resolved.isTouchedBy(edited(BUCKET, "identifiers"))).to.equal(false);
    });

    it("is what the parts of the graph are made from, also for who comes second", () => {
        const graph = noted();
        for (const footprint of [asked(({ members }) => members, graph), asked(({ members }) => members, graph)]) {
            expect(footprint.isTouchedBy(another(GROUP))).to.equal(true);
            expect(footprint.isTouchedBy(edited("aws:ec2/instance:Instance", "vpcSecurityGroupIds"))).to.equal(true);
            expect(footprint.isTouchedBy(another(BUCKET))).to.equal(false);
            expect(footprint.isTouchedBy({ ...another(QUEUE), newTypes: [QUEUE] })).to.equal(false);
            expect(
                footprint.isTouchedBy({
                    ...another("aws:rds/instance:Instance"),
                    newTypes: ["aws:rds/instance:Instance"],
                }),
            ).to.equal(true);
        }
    });

    it("is what it is told", () => {
        const footprint = new Footprint();
        const { settings } = footprint.onContext(context());
        expect(settings.production).to.equal(true);
        expect(footprint.isTouchedBy({ ...NOTHING, told: new Set(["production"]) })).to.equal(true);
        expect(footprint.isTouchedBy({ ...NOTHING, told: new Set(["boundary", "exemptions"]) })).to.equal(false);
    });

    it("is everything for who reads everything", () => {
        expect(asked((graph) => graph.resources).isTouchedBy(another(QUEUE))).to.equal(true);
        expect(asked((graph) => graph.resources).isTouchedBy(edited(BUCKET, "bucket"))).to.equal(false);
        expect(asked((graph) => graph.typesThat(() => true)).isTouchedBy(another(BUCKET))).to.equal(false);
    });
});

describe("the baseline of mutants", () => {
    it("leaves out those policies alone that ask for nothing that the mutant changed", async () => {
        const { plain: baseline } = await grounds("update");
        const concerned = (change: (stack: StackEdit) => void) => {
            const stack = new StackEdit(baseline.records);
            change(stack);
            const difference = baseline.differenceTo(stack.records, baseline.told);
            const names = (concerns: (policy: Policy) => boolean) => policies.filter(concerns).map(({ name }) => name);
            return {
                ofStack: names((one) => one.scope === "stack" && baseline.concerns(one, difference)),
                same: names((one) => baseline.concernsSame(one, difference)),
            };
        };
        const edit = (type: string, property: string) =>
            concerned((stack) => {
                stack.set(stack.one(type), property, "other");
            });
        expect(concerned((stack) => stack.one("aws:iam/role:Role"))).to.deep.equal({ ofStack: [], same: [] });
        const region = edit("pulumi:providers:aws", "region");
        expect(region.ofStack).to.deep.equal(["tags-region-size"]);
        expect(region.same).to.include("tags-region-size").and.not.include("ebs-encrypted");
        const trust = edit("aws:iam/role:Role", "assumeRolePolicy");
        expect(trust.same).to.deep.equal([]);
        expect(trust.ofStack).to.include("app-ingress-alb-or-bastion").and.not.include("alarm-coverage");
    });
});
