import { expect } from "chai";
import { noPlaintextSecrets } from "../../../../policy-pack/policies/identity/no-plaintext-secrets";
import { secret as wire } from "@platform/aws-model/wire";
import { analyze } from "../../harness/rpc";
import { MODES, secret, StackBuilder } from "../../harness/stack";

const secretWire = wire("hunter2");
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const FIX =
    "required: a secret that is made in the program or put in afterwards. Fix: generate it (random.RandomPassword), " +
    "or create it empty, ignore its changes and put the value in by hand.";

/** What is said of a stack, each resource's name first. */
async function found(build: (stack: StackBuilder) => void, mode = MODES[0] ?? "preview"): Promise<string[]> {
    const stack = new StackBuilder(mode);
    build(stack);
    const { diagnostics } = await analyze([noPlaintextSecrets], stack.records);
    return diagnostics.map(({ message }) => message.split("\n")[1] ?? "");
}

for (const mode of MODES) {
    describe(`secrets that are typed in, in ${mode} mode`, () => {
        it("are refused where secrets are kept", async () => {
            const build = (stack: StackBuilder) => {
                stack.add(VERSION, "api", { secretId: "api", secretString: secret("hunter2") });
                const user = { authenticationMode: { type: "password", passwords: ["hunter2hunter2"] } };
                stack.add("aws:elasticache/user:User", "app", user);
            };
            expect(await found(build, mode)).to.deep.equal([
                `api (${VERSION}): secretString is typed in, or read from the configuration; ${FIX}`,
                `app (aws:elasticache/user:User): authenticationMode.passwords is typed in, or read from the configuration; ${FIX}`,
            ]);
        });

        it("are told from generated ones, from places to be filled, and from parameters that are no secret", async () => {
            const build = (stack: StackBuilder) => {
                const password = stack.add("random:index/randomPassword:RandomPassword", "api", {});
                stack.add(VERSION, "made", { secretId: "api", secretString: password.ref("result") });
                const kept = { ignoreChanges: ["secretString"] };
                stack.add(VERSION, "place", { secretId: "api", secretString: "put it here" }, undefined, kept);
                stack.add("aws:ssm/parameter:Parameter", "host", { type: "String", value: "db.example.gov" });
            };
            expect(await found(build, mode)).to.deep.equal([]);
        });

        it("are refused as outputs of the stack, unless Pulumi keeps them secret", async () => {
            const build = (stack: StackBuilder) => {
                const record = stack.add("pulumi:pulumi:Stack", "platform-test", {}).record;
                const database = { url: "postgres://app:hunter2@db.example.gov", host: "db.example.gov" };
                Object.assign(record.outputs, {
                    apiToken: "hunter2",
                    database,
                    dbPassword: secretWire,
                    vpcId: "vpc-1",
                });
            };
            const instead = "required: pulumi.secret, or no such output. Fix: use pulumi.secret, or no such output.";
            expect(await found(build, mode)).to.deep.equal([
                `platform-test (pulumi:pulumi:Stack): apiToken is a secret in plain sight; ${instead}`,
                `platform-test (pulumi:pulumi:Stack): database.url is a secret in plain sight; ${instead}`,
            ]);
        });
    });
}
