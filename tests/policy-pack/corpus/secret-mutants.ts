import { secret } from "@platform/aws-model/wire";
import { cache } from "./extras/data";
import { extraOf } from "./extras/extra";
import { lambda } from "./extras/workloads";
import type { Mutant } from "./mutant";
import { adds, control, killedBy, sets } from "./shorthands";
import type { StackEdit } from "./stack-edit";
import { container } from "./tasks";

const plain = killedBy("no-plaintext-secrets");
const variable = (name: string, value: string) => container({ environment: [{ name, value }] });

const shapes: readonly Mutant[] = [
    plain("a password under a short name", variable("DB_PASS", "correct-horse")),
    plain("a name and its password", variable("BASIC_AUTH", "admin:correct-horse")),
    plain("a key that signs", variable("SESSION_SIGNING_KEY", "c29tZSBieXRlcyBvZiBhIGtleQ")),
    plain("a salt", variable("COOKIE_SALT", "correct-horse-battery")),
    plain(
        "an address of a chat's webhook, which is a secret",
        variable("ALERTS", "https://hooks.slack.com/services/T01234567/B01234567/abcdefghijklmnopqrstuvwx"),
    ),
    plain(
        "a password without a user in an address",
        variable("CACHE", "redis://:correct-horse@cache.example.gov:6379"),
    ),
    plain("a password in the answer to a health check", (stack) => {
        const command = ["CMD-SHELL", "curl -u admin:correct-horse http://localhost:8080/health"];
        container({ healthCheck: { command } })(stack);
    }),
    plain("a password among the options of a log driver", (stack) => {
        const options = { "splunk-token": "0f6a3f0e-5b1e-4b7e-9d3f-0a1b2c3d4e5f" };
        container({ logConfiguration: { logDriver: "splunk", options } })(stack);
    }),
    plain("a private key", variable("CERTIFICATE", `-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END`)),
];

const SCHEDULED = "aws:scheduler/schedule:Schedule";
const override = JSON.stringify({
    containerOverrides: [{ name: "app", environment: [{ name: "DB_PASSWORD", value: "correct-horse" }] }],
});
const places: readonly Mutant[] = [
    plain(
        "a password in a scheduled task's override",
        adds(SCHEDULED, { scheduleExpression: "rate(1 day)", target: { input: override } }),
    ),
    plain(
        "a password in the input of an event's target",
        adds("aws:cloudwatch/eventTarget:EventTarget", { rule: "nightly", input: override }),
    ),
    plain(
        "a parameter in plain text",
        adds("aws:ssm/parameter:Parameter", { name: "/web/db-password", type: "String", value: "correct-horse" }),
    ),
    plain(
        "a secret's value in the program",
        adds("aws:secretsmanager/secretVersion:SecretVersion", {
            secretId: "web",
            secretString: secret("correct-horse"),
        }),
    ),
    plain(
        "the secret of a client of the login",
        adds("aws:cognito/identityProvider:IdentityProvider", {
            userPoolId: "us-east-1_example",
            providerName: "eid",
            providerType: "OIDC",
            providerDetails: { client_id: "web", client_secret: "correct-horse" },
        }),
    ),
    plain(
        "the key of a connection for events",
        adds("aws:cloudwatch/eventConnection:EventConnection", {
            authorizationType: "API_KEY",
            authParameters: { apiKey: { key: "x-api-key", value: "correct-horse" } },
        }),
    ),
    killedBy("no-plaintext-secrets", cache)(
        "a cache's token from the program",
        sets((stack) => extraOf(stack, "aws:elasticache/replicationGroup:ReplicationGroup"), {
            authToken: secret("correct-horse-battery"),
        }),
    ),
    killedBy("no-plaintext-secrets", cache)(
        "a cache's user with a password from the program",
        sets((stack) => extraOf(stack, "aws:elasticache/user:User"), {
            authenticationMode: { type: "password", passwords: ["correct-horse-battery"] },
        }),
    ),
    plain("an output of the stack that is a password", (stack) => {
        stack.one("pulumi:pulumi:Stack").outputs["databasePassword"] = "correct-horse";
    }),
    killedBy("no-plaintext-secrets", lambda)(
        "a password of a function under another name",
        sets((stack) => extraOf(stack, "aws:lambda/function:Function"), {
            environment: { variables: { SMTP_PASS: "correct-horse" } },
        }),
    ),
];

/** What looks like a secret and is none. */
const sound: readonly Mutant[] = [
    control("the name of a secret in the environment", variable("DB_SECRET", "platform/prod/db")),
    control("a key that every page shows", variable("RECAPTCHA_SITE_KEY", "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI")),
    control("the address of a key set", variable("JWT_KEYS_URL", "https://id.example.gov/.well-known/jwks.json")),
    control("a parameter that is no secret", (stack: StackEdit) => {
        adds("aws:ssm/parameter:Parameter", { name: "/web/db-host", type: "String", value: "db.example.gov" })(stack);
    }),
    control("a password that the program makes", (stack) => {
        const made = stack.add("random:index/randomPassword:RandomPassword", "made", { length: 32 });
        adds("aws:secretsmanager/secretVersion:SecretVersion", {
            secretId: "web",
            secretString: stack.link(made, "result"),
        })(stack);
    }),
];

/** Secrets that are typed in, by names and shapes and places. */
export const secretMutants: readonly Mutant[] = [...shapes, ...places, ...sound];
