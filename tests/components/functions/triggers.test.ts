import { expect } from "chai";
import { recordBoth, type WorldName } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { everyTrigger, makeFunction, publicRoute, types } from "./fixture";

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

describe("triggers of a function", () => {
    let worlds: Readonly<Record<WorldName, Recording>>;
    let placeholder: Recording;
    before(async () => {
        worlds = await recordBoth(makeFunction(everyTrigger, { publicRoute }));
        ({ placeholder } = worlds);
    });

    const alias = () => placeholder.output(types.alias, "fn-job", "arn");
    const statementsOf = (type: string, name: string) =>
        (worlds.strict.document(type, name) as { readonly Statement: readonly object[] }).Statement;
    const failures = () => placeholder.output(types.queue, "fn-job-failures", "arn");

    it("are the same resources in both worlds", () => {
        expect(worlds.strict.list).to.deep.equal(placeholder.list);
    });

    it("all call the alias", () => {
        expect(placeholder.inputs(types.schedule, "fn-job")["target"]).to.have.property("arn", alias());
        expect(placeholder.inputs(types.eventTarget, "fn-job-events")).to.have.property("arn", alias());
        expect(placeholder.inputs(types.eventTarget, "fn-job-bucket")).to.have.property("arn", alias());
        expect(placeholder.inputs(types.mapping, "fn-job")).to.have.property("functionName", alias());
        expect(placeholder.inputs(types.attachment, "fn-job")).to.have.property("targetId", alias());
    });

    it("on a schedule put what they cannot call into the queue of failures", () => {
        expect(placeholder.inputs(types.schedule, "fn-job")).to.deep.include({
            name: "fn-job",
            scheduleExpression: "cron(30 6 * * ? *)",
            scheduleExpressionTimezone: "America/New_York",
            state: "ENABLED",
            target: {
                arn: alias(),
                roleArn: placeholder.output("aws:iam/role:Role", "fn-job-schedule", "arn"),
                input: "{}",
                retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
                deadLetterConfig: { arn: failures() },
            },
        });
        expect(statementsOf(types.rolePolicy, "fn-job-schedule")).to.deep.equal([
            {
                Sid: "Call",
                Effect: "Allow",
                Action: "lambda:InvokeFunction",
                Resource: arn("lambda", "function:platform-test-fn-job:live"),
            },
            {
                Sid: "ReportWhatDidNotStart",
                Effect: "Allow",
                Action: "sqs:SendMessage",
                Resource: arn("sqs", "platform-test-fn-job-failures"),
            },
        ]);
    });

    it("by events are rules that alone may call it", () => {
        expect(placeholder.inputs(types.eventRule, "fn-job-events")["eventPattern"]).to.equal('{"source":["aws.ec2"]}');
        expect(
            JSON.parse(placeholder.inputs(types.eventRule, "fn-job-bucket")["eventPattern"] as string),
        ).to.deep.equal({
            source: ["aws.s3"],
            "detail-type": ["Object Created"],
            detail: { bucket: { name: ["example-gov-uploads"] }, object: { key: [{ prefix: "in/" }] } },
        });
        expect(placeholder.inputs(types.permission, "fn-job-bucket")).to.deep.equal({
            function: placeholder.output(types.function, "fn-job", "name"),
            qualifier: "live",
            action: "lambda:InvokeFunction",
            principal: "events.amazonaws.com",
            sourceArn: arn("events", "rule/platform-test-fn-job-bucket"),
        });
        expect(placeholder.inputs(types.eventTarget, "fn-job-events")["deadLetterConfig"]).to.deep.equal({
            arn: failures(),
        });
        const [first, second] = statementsOf(types.queuePolicy, "fn-job-failures");
        expect([first, second]).to.have.nested.property("[0].Sid", "EventsNotTaken");
        expect([first, second]).to.have.nested.property("[1].Sid", "ObjectsNotTaken");
    });

    it("let it read the objects that it is told of", () => {
        const statements = statementsOf(types.rolePolicy, "fn-job");
        expect(statements).to.deep.include({
            Sid: "ReadObjects",
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::example-gov-uploads/in/*",
        });
    });

    it("from a queue leave a message six timeouts, and put it aside after five tries", () => {
        const { redrivePolicy, ...queue } = placeholder.inputs(types.queue, "fn-job-queue");
        expect(queue).to.deep.equal({
            name: "platform-test-fn-job",
            messageRetentionSeconds: 1_209_600,
            sqsManagedSseEnabled: true,
            visibilityTimeoutSeconds: 180,
        });
        expect(JSON.parse(redrivePolicy as string)).to.deep.equal({
            deadLetterTargetArn: placeholder.output(types.queue, "fn-job-dead-letters", "arn"),
            maxReceiveCount: 5,
        });
        expect(placeholder.inputs(types.mapping, "fn-job")).to.deep.equal({
            eventSourceArn: placeholder.output(types.queue, "fn-job-queue", "arn"),
            functionName: alias(),
            batchSize: 1,
            functionResponseTypes: ["ReportBatchItemFailures"],
        });
    });

    it("from a queue are no more at once than the function has copies", async () => {
        const { strict } = await recordBoth(makeFunction({ queue: {}, reservedConcurrency: 5 }));
        expect(strict.inputs(types.mapping, "fn-job")["scalingConfig"]).to.deep.equal({ maximumConcurrency: 5 });
    });

    it("by a load balancer are a target group of the kind lambda, which alone may call it", () => {
        expect(placeholder.inputs(types.targetGroup, "fn-job-tg")).to.deep.equal({
            targetType: "lambda",
            lambdaMultiValueHeadersEnabled: true,
            tags: { Name: "platform-test-fn-job-tg" },
        });
        expect(placeholder.inputs(types.permission, "fn-job-public")).to.include({
            principal: "elasticloadbalancing.amazonaws.com",
            sourceArn: placeholder.output(types.targetGroup, "fn-job-tg", "arn"),
        });
        const { dependencies } = placeholder.one(types.attachment, "fn-job");
        expect(dependencies.filter((urn) => urn.endsWith("::fn-job-public"))).to.have.lengthOf(1);
        expect(placeholder.names("aws:route53/record:Record")).to.deep.equal(["hook.apps.example.gov"]);
        expect(placeholder.inputs("aws:lb/listenerRule:ListenerRule", "fn-job-tg")).to.include({ priority: 7 });
    });
});
