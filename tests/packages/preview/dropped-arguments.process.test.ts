import { expect } from "chai";
import { runPreview, textOf } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

const PROGRAM = [
    'import * as aws from "@pulumi/aws";',
    'import { Topic } from "@pulumi/aws/sns";',
    'new aws.s3.Bucket("data", { bukcet: "data" } as aws.s3.BucketArgs);',
    'new Topic("news", { arn: "arn:aws:sns:us-east-1:123456789012:news" } as never);',
    'new aws.sqs.Queue("orders", { fifo: true } as never);',
    "class TeamQueue extends aws.sqs.Queue {}",
    'new TeamQueue("of-a-team", { team: "parks" } as never);',
    'new aws.s3.Bucket("fine", { bucket: "fine-example", forceDestroy: false, tags: undefined });',
    'aws.s3.Bucket.get("found", "found-example", { bucket: "found-example" });',
    'new Topic("changed", { displayName: "Gone" }, { transformations: [({ opts }) => ({ props: {}, opts })] });',
].join("\n");

describe("preview: arguments that a provider's class drops", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    for (const flags of [[], ["--plain-sdk"]]) {
        it(`are found at the line that gives them: ${flags.join(" ") || "by default"}`, async () => {
            const root = projects.write({ "index.ts": PROGRAM });
            const ran = await runPreview(["dev", "--cwd", root, ...flags]);
            const text = textOf(ran, root);
            const problems = text.slice(text.indexOf("Problems\n")).split("\n");
            expect(problems.filter((line) => line.startsWith("error")).sort()).to.deep.equal([
                "error provider/computed-property news: arn: is set by AWS alone: aws.sns.Topic has it as an output only",
                "error provider/unknown-property data: bukcet: is not a property: aws.s3.Bucket takes 20 properties, none of this name",
                "error provider/unknown-property orders: fifo: is not a property: aws.sqs.Queue takes 19 properties, none of this name",
            ]);
            expect(problems).to.include.members([
                "    at index.ts:3:1",
                "    did you mean bucket?",
                "    at index.ts:4:1",
            ]);
            expect(ran.code).to.equal(1);
        });
    }
});
