import { expect } from "chai";
import { isEveryOfType } from "@platform/aws-model/iam/patterns";

const HERE = "us-east-1:123456789012";

describe("patterns of resources", () => {
    for (const pattern of [
        `arn:aws:secretsmanager:${HERE}:secret:*`,
        `arn:aws:ssm:${HERE}:parameter/*`,
        `arn:aws:ssm:${HERE}:parameter*`,
        `arn:aws:logs:${HERE}:log-group:*:*`,
        "arn:aws:dynamodb:*:*:table/*/index/*",
        `arn:aws:ec2:${HERE}:instance/i-*`,
        `arn:aws:rds-db:${HERE}:dbuser:*/*`,
    ]) {
        it(`${pattern} is everything of a type`, () => {
            expect(isEveryOfType(pattern)).to.equal(true);
        });
    }

    for (const pattern of [
        `arn:aws:secretsmanager:${HERE}:secret:web/*`,
        `arn:aws:secretsmanager:${HERE}:secret:web-db-??????`,
        `arn:aws:logs:${HERE}:log-group:/web:log-stream:*`,
        `arn:aws:dynamodb:${HERE}:table/web/index/*`,
        `arn:aws:ec2:${HERE}:instance/i-0123456789abcdef0`,
        "arn:aws:s3:::forms-uploads/*",
        `arn:aws:sns:${HERE}:web-*`,
    ]) {
        it(`${pattern} is less`, () => {
            expect(isEveryOfType(pattern)).to.equal(false);
        });
    }
});
