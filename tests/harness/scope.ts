import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../../components/shared/alarm";
import type { AwsScope } from "../../components/shared/scope";

/** A stack's surroundings, as components are handed them. */
export function testScope(): AwsScope {
    return {
        prefix: "platform-test",
        region: "us-east-1",
        accountId: pulumi.output("123456789012"),
        partition: pulumi.output("aws"),
        tags: { Project: "platform" },
    };
}

export const testTopics: AlarmTopics = {
    critical: "arn:aws:sns:us-east-1:123456789012:platform-test-critical",
    warning: "arn:aws:sns:us-east-1:123456789012:platform-test-warning",
};

export const testKeyArn = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
