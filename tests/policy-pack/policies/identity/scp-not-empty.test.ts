import { scpNotEmpty } from "../../../../policy-pack/policies/identity/scp-not-empty";
import { type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const POLICY = "aws:organizations/policy:Policy";
const document = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const LEAVE = { Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" };
const ALL = { Effect: "Allow", Action: "*", Resource: "*" };

/** A policy that is attached to the root, or not, or nobody knows. */
function policy(inputs: Inputs = {}, attached: "yes" | "no" | "unknown" = "yes"): Build {
    return (stack) => {
        const subject = stack.add(POLICY, "subject", { content: document(LEAVE), ...inputs });
        if (attached === "no") return;
        const policyId = attached === "yes" ? subject.ref() : unknown();
        stack.add("aws:organizations/policyAttachment:PolicyAttachment", "root", { policyId, targetId: "r-1a2b" });
    };
}

const EMPTY = `subject (${POLICY}): content is a document without a statement that denies; required: one at least. Fix: add one with Effect Deny, or delete the policy.`;
const LOOSE = `subject (${POLICY}) is attached to nothing; required: a root, a unit or an account. Fix: add an organizations.PolicyAttachment, or delete the policy.`;
const UNTYPED = `subject (${POLICY}): undecided, as this is not known: type. Decided by: a type that is plain in the program.`;

describeStackPolicy(scpNotEmpty, {
    compliant: {
        "one that denies": policy(),
        "one that says its type, and allows the rest": policy({
            type: "SERVICE_CONTROL_POLICY",
            content: document(ALL, { ...LEAVE, Effect: "deny" }),
        }),
        "a document of one statement": policy({ content: JSON.stringify({ Statement: LEAVE }) }),
        "a policy of another kind": policy({ type: "TAG_POLICY", content: JSON.stringify({ tags: {} }) }, "no"),
    },
    violating: {
        "one that only allows": [policy({ content: document(ALL) }), EMPTY, EMPTY],
        "one without statements": [policy({ content: document() }), EMPTY, EMPTY],
        "one that is attached to nothing": [policy({}, "no"), LOOSE],
    },
    unknown: {
        "an attachment of nobody knows what": [
            policy({}, "unknown"),
            `subject (${POLICY}): undecided, as this is not known: which attachments are its own. Decided by: attachments that refer to it.`,
        ],
        "a type that is not known": [policy({ type: unknown() }), UNTYPED],
        "a document that is not known": [
            policy({ content: unknown() }),
            `subject (${POLICY}): decided in the update, as a preview does not know this: content. A preview can decide it with names that the program sets, and ARNs put together from them.`,
        ],
    },
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "alerts"),
    minimal: [policy({ content: "{}" }, "no"), EMPTY, EMPTY, LOOSE],
    secret: [policy({ content: secret(document({ ...ALL, Sid: "hunter2" })) }), "hunter2"],
});
