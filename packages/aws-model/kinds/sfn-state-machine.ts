import { kind, none } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { every, silent } from "../facets/series";
import { acrossZones } from "../facets/survival";
import { typesIn } from "../tokens";

/** Steps that run one after the other. */
export const stateMachine = kind({
    label: "state machine",
    tokens: typesIn("sfn", "StateMachine"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "arn", arn: { service: "states", resource: ({ name }) => `stateMachine:${name}` } },
    lifecycle: calls,
    cost: () => [gap("the steps that it takes are not counted")],
    watch: {
        concern: "services",
        dimensions: [["StateMachineArn", "arn"]],
        healthy: { "AWS/States": { ExecutionsFailed: silent } },
        mishaps: () => [
            {
                id: "execution-fails",
                title: "A state machine fails",
                story: "Each of its executions fails, one a minute.",
                expects: "tell",
                shows: { ExecutionsFailed: every(1, 1) },
            },
        ],
    },
    survives: acrossZones,
    draw: none("what its steps call is drawn"),
});
