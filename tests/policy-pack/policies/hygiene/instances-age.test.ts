import { expect } from "chai";
import { instancesAge } from "../../../../policy-pack/policies/hygiene/instances-age";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const GROUP = "aws:autoscaling/group:Group";
const lifetime = (days: number) => ({ maxInstanceLifetime: days * 86_400 });
const says = (found: string) =>
    `subject (${GROUP}): maxInstanceLifetime is ${found}; required: at most 2678400 seconds (31 days). ` +
    "Fix: set maxInstanceLifetime to 2678400 or less, or raise instances-age.days.";

describeResourcePolicy(instancesAge, {
    type: GROUP,
    compliant: [lifetime(31), lifetime(1)],
    violating: [
        [lifetime(0), says("0, no bound")],
        [lifetime(32), says("2764800 seconds")],
    ],
    unknown: [
        [
            { maxInstanceLifetime: unknown() },
            `subject (${GROUP}): undecided, as this is not known: maxInstanceLifetime. ` +
                "Decided by: a value that is plain in the program (at most 2678400 seconds (31 days)).",
        ],
    ],
    secret: [{ maxInstanceLifetime: secret(12_345_678) }, "12345678"],
    minimal: [{}, says("not set, which means 0, no bound")],
});

describe("the days of instances-age", () => {
    it("are those of its setting", () => {
        const configured = context({ config: { days: 90 } }, instancesAge);
        const found = [90, 91].map((days) => instancesAge.check(resource(GROUP, lifetime(days)), configured).length);
        expect(found).to.deep.equal([0, 1]);
    });
});
