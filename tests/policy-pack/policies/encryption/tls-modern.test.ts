import { tlsModern } from "../../../../policy-pack/policies/encryption/tls-modern";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const LISTENER = "aws:lb/listener:Listener";
const REQUIRED =
    "required: a policy of the families TLS13-1-3 or TLS13-1-2-Res. " +
    "Fix: set sslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09.";

describeResourcePolicy(tlsModern, {
    type: LISTENER,
    compliant: [
        ...[
            "TLS13-1-3-2021-06",
            "TLS13-1-2-Res-PQ-2025-09",
            "TLS13-1-2-Res-FIPS-2023-04",
            "TLS13-1-3-FIPS-PQ-2025-09",
        ].map((name) => ({ protocol: "HTTPS", sslPolicy: `ELBSecurityPolicy-${name}` })),
        { protocol: "HTTP", port: 80 },
        { protocol: "TCP", port: 443 },
        { protocol: unknown(), sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" },
    ],
    violating: [
        [
            { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-2016-08" },
            `subject (${LISTENER}): sslPolicy is ELBSecurityPolicy-2016-08; ${REQUIRED}`,
        ],
        [
            { protocol: "HTTPS", certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1" },
            `subject (${LISTENER}): sslPolicy is not set, which means ELBSecurityPolicy-2016-08; ${REQUIRED}`,
        ],
        [
            { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06" },
            `subject (${LISTENER}): sslPolicy is ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06; ${REQUIRED}`,
        ],
        [
            { protocol: "TLS" },
            `subject (${LISTENER}): sslPolicy is not set, which means ELBSecurityPolicy-2016-08; ${REQUIRED}`,
        ],
        [
            { protocol: "https", sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" },
            `subject (${LISTENER}): sslPolicy is ELBSecurityPolicy-TLS13-1-0-2021-06; ${REQUIRED}`,
        ],
        [
            { certificateArn: unknown() },
            `subject (${LISTENER}): sslPolicy is not set, which means ELBSecurityPolicy-2016-08; ${REQUIRED}`,
        ],
    ],
    unknown: [
        [
            { protocol: "HTTPS", sslPolicy: unknown() },
            `subject (${LISTENER}): undecided, as this is not known: sslPolicy. ` +
                "Decided by: a value that is plain in the program (a policy of the families TLS13-1-3 or TLS13-1-2-Res).",
        ],
        [
            { protocol: unknown() },
            `subject (${LISTENER}): undecided, as this is not known: protocol. Decided by: a plain protocol, or sslPolicy.`,
        ],
    ],
    secret: [{ protocol: "HTTPS", sslPolicy: secret("hunter2") }, "hunter2"],
    minimal: [{ loadBalancerArn: "arn", defaultActions: [] }],
});
