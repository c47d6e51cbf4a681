import { expect } from "chai";
import { StackBuilder } from "../harness/stack";
import { graph } from "../harness/views";
import { Baseline } from "./baseline";
import { Footprint } from "./footprint";
import { StackEdit } from "./stack-edit";
import { production } from "./rows";
import { recorded } from "../golden/recorded";
import { policies } from "../../../policy-pack/policies";

const [BUCKET, VPC, QUEUE] = ["aws:s3/bucket:Bucket", "aws:ec2/vpc:Vpc", "aws:sqs/queue:Queue"];
const changed = (...types: readonly string[]) => ({ changed: new Set(types), ofTypes: false });

describe("the footprint of a check", () => {
    const asked = (ask: (stack: ReturnType<typeof graph>) => unknown): Footprint => {
        const footprint = new Footprint();
        ask(footprint.on(graph(new StackBuilder("update").records)));
        return footprint;
    };

    it("is the types that it asks for", () => {
        const footprint = asked((stack) => stack.ofType([BUCKET]));
        expect(footprint.isTouchedBy(changed(BUCKET))).to.equal(true);
        expect(footprint.isTouchedBy({ changed: new Set([VPC]), ofTypes: true })).to.equal(false);
    });

    it("is the type of what it looks for by its URN", () => {
        const footprint = asked((stack) => stack.find(`urn:pulumi:test::platform::platform:a:B$${QUEUE}::jobs`));
        expect(footprint.isTouchedBy(changed(QUEUE))).to.equal(true);
        expect(footprint.isTouchedBy(changed(BUCKET))).to.equal(false);
    });

    it("is what the parts of the graph are made from", () => {
        const footprint = asked((stack) => stack.members);
        expect(footprint.isTouchedBy(changed("aws:ec2/securityGroup:SecurityGroup"))).to.equal(true);
        expect(footprint.isTouchedBy(changed(BUCKET))).to.equal(false);
        expect(footprint.isTouchedBy({ changed: new Set([BUCKET]), ofTypes: true })).to.equal(true);
    });

    it("is everything for who reads everything", () => {
        expect(asked((stack) => stack.resources).isTouchedBy(changed(BUCKET))).to.equal(true);
        expect(asked((stack) => stack.types).isTouchedBy(changed(BUCKET))).to.equal(false);
    });
});

describe("the baseline of mutants", () => {
    it("leaves out those policies alone that ask for nothing that the mutant changed", async () => {
        const records = await recorded(production, "update");
        const baseline = new Baseline(records, { settings: production.platform });
        const concerned = (change: (stack: StackEdit) => void) => {
            const stack = new StackEdit(records);
            change(stack);
            const difference = baseline.differenceTo(stack.records);
            return policies.filter((one) => one.scope === "stack" && baseline.concerns(one, difference)).length;
        };
        const stackPolicies = policies.filter(({ scope }) => scope === "stack").length;
        const of = (type: string) => concerned((stack) => stack.one(type));
        expect(concerned(() => undefined)).to.equal(0);
        expect(of("pulumi:providers:aws")).to.equal(stackPolicies);
        expect(of("aws:iam/role:Role")).to.be.within(1, stackPolicies / 4);
    });
});
