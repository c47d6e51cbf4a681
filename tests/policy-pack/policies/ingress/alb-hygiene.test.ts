import { albHygiene } from "../../../../policy-pack/policies/ingress/alb-hygiene";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const GROUP = "aws:lb/targetGroup:TargetGroup";
const DROP = "required: true. Fix: set dropInvalidHeaderFields to true.";

describeResourcePolicy(
    { ...albHygiene, types: [LB, "aws:alb/loadBalancer:LoadBalancer"] },
    {
        type: LB,
        compliant: [
            { dropInvalidHeaderFields: true },
            { dropInvalidHeaderFields: "true", desyncMitigationMode: "strictest" },
            { loadBalancerType: "network" },
        ],
        violating: [
            [{ dropInvalidHeaderFields: false }, `subject (${LB}): dropInvalidHeaderFields is false; ${DROP}`],
            [
                { dropInvalidHeaderFields: true, desyncMitigationMode: "monitor" },
                `subject (${LB}): desyncMitigationMode is monitor; required: defensive or strictest. Fix: set desyncMitigationMode to defensive.`,
            ],
        ],
        unknown: [
            [
                { dropInvalidHeaderFields: unknown() },
                `subject (${LB}): undecided, as this is not known: dropInvalidHeaderFields. ` +
                    "Decided by: a value that is plain in the program (true).",
            ],
        ],
        secret: [{ dropInvalidHeaderFields: true, desyncMitigationMode: secret("hunter2") }, "hunter2"],
        minimal: [{}, `subject (${LB}): dropInvalidHeaderFields is not set, which means false; ${DROP}`],
    },
);

describeResourcePolicy(
    { ...albHygiene, types: [GROUP] },
    {
        type: GROUP,
        compliant: [
            { healthCheck: { path: "/ok", matcher: "200-399" } },
            { healthCheck: { matcher: "200,204" } },
            { targetType: "ip" },
        ],
        violating: [
            [
                { healthCheck: { matcher: "200-499" } },
                `subject (${GROUP}): healthCheck.matcher is something else; required: answers below 400. Fix: set it to 200.`,
            ],
            [
                { healthCheck: { enabled: false } },
                `subject (${GROUP}): healthCheck.enabled is false; required: true. Fix: set healthCheck.enabled to true.`,
            ],
        ],
        unknown: [],
        secret: [{ healthCheck: { matcher: secret("hunter2-404") } }, "hunter2"],
        minimal: [{}],
    },
);
