import { expect } from "chai";
import { rdsNotPublic } from "../../../../policy-pack/policies/network/rds-not-public";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown } from "../../harness/stack";

const TYPE = "aws:rds/instance:Instance";
const FIX = "required: publiclyAccessible false. Fix: remove publiclyAccessible.";

describeResourcePolicy(rdsNotPublic, {
    type: TYPE,
    compliant: [{ publiclyAccessible: false }, { publiclyAccessible: "false" }],
    violating: [
        [{ publiclyAccessible: true }, `subject (${TYPE}): publiclyAccessible is true; ${FIX}`],
        [{ publiclyAccessible: "true" }, `subject (${TYPE}): publiclyAccessible is true; ${FIX}`],
    ],
    unknown: [
        [
            { publiclyAccessible: unknown() },
            `subject (${TYPE}): undecided, as this is not known: publiclyAccessible. ` +
                "Decided by: a value that is plain in the program (publiclyAccessible false).",
        ],
    ],
    secret: [{ publiclyAccessible: secret("hunter2"), password: secret("hunter2") }, "hunter2"],
    minimal: [{ instanceClass: "db.t4g.micro" }],
});

describe("rds-not-public: remediation", () => {
    const remediate = async (inputs: Record<string, unknown>) => {
        const stack = new StackBuilder("preview");
        stack.add(TYPE, "database", inputs);
        return analyze([rdsNotPublic], stack.records, { remediate: true });
    };

    it("turns the flag off and leaves everything else as it was", async () => {
        const report = await remediate({ publiclyAccessible: true, multiAz: true });
        expect(report.remediations.map(({ properties }) => properties)).to.deep.equal([
            { publiclyAccessible: false, multiAz: true },
        ]);
        expect(report.diagnostics).to.deep.equal([]);
    });

    it("does nothing to a compliant database", async () => {
        expect((await remediate({ multiAz: true })).remediations).to.deep.equal([]);
    });
});
