import { functionHardened } from "../../../../policy-pack/policies/resilience/function-hardened";
import { type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs, type StackBuilder } from "../../harness/stack";

const FUNCTION = "aws:lambda/function:Function";
const SCHEDULE = "aws:scheduler/schedule:Schedule";
const NO_LOG = `subject (${FUNCTION}) has no log group of its own; required: loggingConfig.logGroup of the stack. Fix: make one and name it.`;
const LOST = `subject (${FUNCTION}) loses events that fail three times; required: a FunctionEventInvokeConfig with destinationConfig.onFailure. Fix: add one.`;

function addFunction(stack: StackBuilder, inputs: Inputs = {}) {
    const group = stack.add("aws:cloudwatch/logGroup:LogGroup", "log", { name: "/job" });
    return stack.add(FUNCTION, "subject", { name: "job", loggingConfig: { logGroup: group.ref("name") }, ...inputs });
}

const job =
    (inputs: Inputs = {}): Build =>
    (stack) => {
        addFunction(stack, inputs);
    };

/** A function that a schedule calls, and what becomes of events that fail. */
const scheduled =
    ({ direct = false, config }: { readonly direct?: boolean; readonly config?: Inputs }): Build =>
    (stack) => {
        const made = addFunction(stack);
        const alias = stack.add("aws:lambda/alias:Alias", "live", { name: "live", functionName: made.ref("name") });
        stack.add(SCHEDULE, "nightly", { target: { arn: direct ? made.ref("arn") : alias.ref("arn") } });
        if (config !== undefined) {
            stack.add("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "failures", {
                functionName: made.ref("name"),
                ...config,
            });
        }
    };

const kept = { destinationConfig: { onFailure: { destination: "arn:aws:sqs:us-east-1:123456789012:failures" } } };

describeStackPolicy(functionHardened, {
    compliant: {
        "a function that nothing calls by itself": job({ reservedConcurrentExecutions: 5 }),
        "one that a schedule calls by its alias": scheduled({ config: kept }),
    },
    violating: {
        "no log group": [job({ loggingConfig: undefined }), NO_LOG],
        "a log group of somebody else": [
            job({ loggingConfig: { logGroup: "/aws/lambda/job" } }),
            NO_LOG.replace("has no log group of its own", "logs to a group that is not of the stack"),
        ],
        "no copy at all": [
            job({ reservedConcurrentExecutions: 0 }),
            `subject (${FUNCTION}): reservedConcurrentExecutions is 0; required: 1 or more: 0 stops the function. Fix: raise it.`,
        ],
        "a call of the function itself": [
            scheduled({ direct: true, config: kept }),
            `nightly (${SCHEDULE}): target.arn is the function itself; required: an alias of it. Fix: name the ARN of the alias.`,
        ],
        "events that are lost": [scheduled({}), LOST],
        "events that are tried once and lost": [scheduled({ config: { maximumRetryAttempts: 0 } }), LOST],
    },
    unknown: {
        "a log group that is not known": [
            job({ loggingConfig: { logGroup: unknown() } }),
            `subject (${FUNCTION}): undecided, as this is not known: loggingConfig.logGroup. Decided by: the name of a log group of the stack.`,
        ],
    },
    minimal: [
        (stack) => {
            stack.add(FUNCTION, "subject", {});
        },
        NO_LOG,
    ],
    secret: [job({ loggingConfig: { logGroup: secret("hunter2") } }), "hunter2"],
    notApplicable: (stack) => {
        stack.add("aws:lambda/alias:Alias", "live", { name: "live", functionName: "elsewhere" });
    },
});
