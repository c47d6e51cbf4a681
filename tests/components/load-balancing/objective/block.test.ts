import { expect } from "chai";
import { objectiveSchema } from "../../../../components/load-balancing/objective/schema";
import { describeMistakes } from "../../../config/mistakes";

const slo = (keys: object) => ({ "platform:services.certs.public.slo": keys });

describeMistakes("an objective", [
    {
        mistake: "an objective in which the alarm's share would be more than all requests",
        changes: slo({ objective: 90 }),
        problems: [
            "platform:services.certs.public.slo.objective: 90 is not valid; allowed 95 to 99.99. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "one failed request that is an alarm already",
        changes: slo({ objective: 99.99 }),
        problems: [
            "platform:services.certs.public.slo.minRequests: missing; allowed 695 or more with the objective 99.99; with fewer, one failed request is an alarm. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "too few requests, said aloud",
        changes: slo({ objective: 99.9, minRequests: 69 }),
        problems: [
            "platform:services.certs.public.slo.minRequests: 69 is not valid; allowed 70 or more with the objective 99.9; with fewer, one failed request is an alarm. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "an objective of what only programs call",
        changes: { "platform:services.certs.internal.slo": { objective: 99.9 } },
        problems: [
            "platform:services.certs.internal.slo: unknown key; allowed loadBalancer and path. Remove it from Pulumi.test.yaml",
        ],
    },
]);

describe("config: an objective that is right", () => {
    it("is a share, with as few requests as one failure leaves no alarm of", () => {
        expect(objectiveSchema.parse({ objective: 99.9 })).to.deep.equal({ objective: 99.9, minRequests: 500 });
        expect(objectiveSchema.safeParse({ objective: 99.9, minRequests: 70 }).success).to.equal(true);
        expect(objectiveSchema.safeParse({ objective: 99.99, minRequests: 695 }).success).to.equal(true);
        expect(objectiveSchema.safeParse({ objective: 95 }).success).to.equal(true);
    });
});
