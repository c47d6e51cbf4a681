import { gzipSync } from "node:zlib";
import { secret } from "@platform/aws-model/wire";
import { database } from "./extras/data";
import { extraOf } from "./extras/extra";
import { instance, lambda } from "./extras/workloads";
import type { Mutant } from "./mutant";
import { appTemplate } from "./roles";
import { adds, killedBy, sets, UNKNOWN, unsets } from "./shorthands";
import { changeContainer, container, knownTask, TASK } from "./tasks";
import type { Content, StackEdit } from "./stack-edit";

const imds = killedBy("imdsv2");
const answers = (stack: StackEdit, metadataOptions: Content) => {
    stack.set(appTemplate(stack), "metadataOptions", metadataOptions);
};
const metadata: readonly Mutant[] = [
    imds("the apps' instances answer without tokens", (stack) => {
        answers(stack, { httpTokens: "optional", httpPutResponseHopLimit: 1 });
    }),
    imds("the apps' template says nothing about metadata", (stack) => {
        stack.unset(appTemplate(stack), "metadataOptions");
    }),
    imds("containers reach the instance's metadata", (stack) => {
        answers(stack, { httpTokens: "required", httpPutResponseHopLimit: 2 });
    }),
    imds("whether tokens are demanded is not known", (stack) => {
        answers(stack, { httpTokens: UNKNOWN, httpPutResponseHopLimit: 1 });
    }),
    killedBy("imdsv2", instance)(
        "an instance of its own",
        unsets((stack) => extraOf(stack, "aws:ec2/instance:Instance"), "metadataOptions"),
    ),
    imds("a launch configuration", adds("aws:ec2/launchConfiguration:LaunchConfiguration")),
    imds("the account's default demands nothing", (stack) => {
        const options = { httpTokens: "no-preference", httpPutResponseHopLimit: 1 };
        adds("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", options)(stack);
    }),
];

const hardened = killedBy("ecs-task-hardened");
const containers: readonly Mutant[] = [
    hardened("a privileged container", container({ privileged: true })),
    hardened("a privileged container, in capitals", (stack) => {
        changeContainer(stack, (last) => {
            Reflect.deleteProperty(last, "privileged");
            last["Privileged"] = true;
        });
    }),
    hardened("a container whose root can be written", container({ readonlyRootFilesystem: false })),
    hardened("a container that runs as root", container({ user: "0:0" })),
    hardened("a container that runs as its image says", container({ user: undefined })),
    hardened("an app that poses as a log router to be root", (stack) => {
        container({ user: "0", image: "example/app:1", firelensConfiguration: { type: "fluentbit" } })(stack);
    }),
    hardened("a container that may do what the instance may", (stack) => {
        container({ linuxParameters: { capabilities: { add: ["CAP_SYS_ADMIN"] } } })(stack);
    }),
    ...["networkMode", "pidMode", "ipcMode"].map((property) =>
        hardened(`a task in the instance's ${property.replace("Mode", "")} namespace`, (stack) => {
            stack.set(stack.one(TASK), property, "host");
        }),
    ),
    hardened("a task definition whose containers are a list", (stack) => {
        const properties = { containerDefinitions: [{ name: "agent", privileged: true }] };
        adds("aws:ecs/daemonTaskDefinition:DaemonTaskDefinition", properties)(stack);
    }),
    hardened("containers that are not known", (stack) => {
        stack.set(stack.one(TASK), "containerDefinitions", UNKNOWN);
    }),
];

const SCRIPT = "export DB_PASSWORD=correct-horse\n";
const base64 = (content: string | Buffer) => Buffer.from(content).toString("base64");
const starts = (userData: Content) => (stack: StackEdit) => {
    stack.set(appTemplate(stack), "userData", userData);
};
const plain = killedBy("no-plaintext-secrets");
const secrets: readonly Mutant[] = [
    plain(
        "a password in a container's environment",
        container({ environment: [{ name: "DB_PASSWORD", value: "correct-horse" }] }),
    ),
    plain("a password in a container's environment, in capitals", (stack) => {
        changeContainer(stack, (last) => {
            Reflect.deleteProperty(last, "environment");
            last["Environment"] = [{ Name: "DB_PASSWORD", Value: "correct-horse" }];
        });
    }),
    plain(
        "a password inside a URL",
        container({ environment: [{ name: "DATABASE", value: "postgres://app:correct-horse@db.example.gov" }] }),
    ),
    plain(
        "a key of AWS under another name",
        container({ environment: [{ name: "SETTINGS", value: "AKIAEXAMPLEEXAMPLE12" }] }),
    ),
    plain("a password as an argument", container({ command: ["serve", "--password", "correct-horse"] })),
    plain("container definitions with a secret in them", (stack) => {
        const { task, containers: text } = knownTask(stack);
        stack.set(task, "containerDefinitions", secret(text));
    }),
    plain("a password in user data", starts(base64(SCRIPT))),
    plain("a password in compressed user data", starts(base64(gzipSync(SCRIPT)))),
    plain("user data that is not known", starts(UNKNOWN)),
    killedBy("no-plaintext-secrets", database)(
        "a database with a password from the program",
        sets((stack) => extraOf(stack, "aws:rds/instance:Instance"), { password: secret("correct-horse") }),
    ),
    killedBy("no-plaintext-secrets", database)(
        "a database with a password from the program, write-only",
        sets((stack) => extraOf(stack, "aws:rds/instance:Instance"), { passwordWo: secret("correct-horse") }),
    ),
    killedBy("no-plaintext-secrets", lambda)(
        "a password in a function's environment",
        sets((stack) => extraOf(stack, "aws:lambda/function:Function"), {
            environment: { variables: { API_KEY: "correct-horse" } },
        }),
    ),
];

/** Instances, containers, and what is told to them. */
export const identityWorkloadMutants: readonly Mutant[] = [...metadata, ...containers, ...secrets];
