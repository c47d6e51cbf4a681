import { expectValue, undecided } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { LISTENER } from "@platform/aws-model/types";

/** AWS's list for ELB.17: TLS 1.3 alone, or with the forward-secret ciphers of TLS 1.2; also post-quantum and FIPS. */
const MODERN: readonly string[] = ["TLS13-1-3", "TLS13-1-2-Res"].flatMap((family) =>
    ["2021-06", "PQ-2025-09", "FIPS-2023-04", "FIPS-PQ-2025-09"].map((kind) => `ELBSecurityPolicy-${family}-${kind}`),
);
/** The policy of listeners that name none, except those made in the console. */
const AWS_DEFAULT = "ELBSecurityPolicy-2016-08";
/** Names of AWS's policies have this shape and may be shown. */
const POLICY_NAME = /^ELBSecurityPolicy-[A-Za-z0-9-]{4,60}$/;

/** What listeners that end TLS agree to. The list is one of exact names: similar ones still speak TLS 1.0. */
export const tlsModern = resourcePolicy({
    name: "tls-modern",
    description: "HTTPS and TLS listeners must use one of AWS's recommended security policies.",
    why: "Older policies, and the one that AWS takes when none is named, still agree to TLS 1.0 and to ciphers without forward secrecy.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["ELB.17"], checkov: ["CKV_AWS_103"] },
    remediation: "Set sslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09, or to another recommended policy.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17",
    types: LISTENER,
    check(resource) {
        const protocol = resource.get("protocol").text();
        const sslPolicy = resource.get("sslPolicy");
        const named = sslPolicy.state !== "absent";
        const ends = protocol.state === "known" && /^(https|tls)$/i.test(protocol.value);
        if (!ends && !named) {
            const certified = protocol.state === "absent" && resource.get("certificateArn").state !== "absent";
            if (protocol.state === "unknown")
                return [undecided(resource, "protocol", "a plain protocol, or sslPolicy")];
            if (!certified) return [];
        }
        return expectValue(resource, sslPolicy, sslPolicy.text(), {
            whenAbsent: AWS_DEFAULT,
            accepts: (name) => MODERN.includes(name),
            found: (name) => (POLICY_NAME.test(name) ? name : "not the name of a policy"),
            required: "a policy of the families TLS13-1-3 or TLS13-1-2-Res",
            fix: "set sslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        });
    },
});
