import { expect } from "chai";
import { parseArn } from "@platform/provider-rules/shapes/arn";
import { scheduleFault } from "@platform/aws-model/schedule";

describe("provider knowledge: ARNs", () => {
    it("have six parts, the last of which may hold colons", () => {
        expect(parseArn("arn:aws:logs:eu-central-1:123456789012:log-group:/apps/web:*")).to.deep.equal({
            partition: "aws",
            service: "logs",
            region: "eu-central-1",
            account: "123456789012",
            resource: "log-group:/apps/web:*",
        });
        for (const text of ["", "arn", "arn:aws:s3", "arn::s3:::bucket", "aws:s3:::bucket"]) {
            expect(parseArn(text), text).to.equal(undefined);
        }
    });
});

describe("provider knowledge: schedules", () => {
    const fault = (text: string): string | undefined => scheduleFault(text, { at: true });

    it("of every kind are accepted", () => {
        const sound = [
            "rate(1 day)",
            "rate(15 minutes)",
            "cron(0/5 8-17 ? * MON-FRI *)",
            "cron(0 0 L * ? 2030)",
            "at(2030-01-31T12:00:00)",
        ];
        expect(sound.filter((text) => fault(text) !== undefined)).to.deep.equal([]);
    });

    it("may mix singular and plural where the service does not mind", () => {
        expect(scheduleFault("rate(1 hours)", { at: true, plurals: true })).to.equal(undefined);
        expect(fault("rate(5 hour)")).to.equal('rate(5 …) takes "hours"');
    });

    it("name the field that is wrong", () => {
        expect(fault("cron(0 noon ? * * *)")).to.equal(
            "cron(…) has something wrong in its field for hours, which takes 0 to 23",
        );
        expect(fault("cron(0 3 ? 13 * *)")).to.equal(
            "cron(…) has something wrong in its field for month, which takes 1 to 12",
        );
    });
});
