import { expect } from "chai";
import { ecsTaskHardened } from "../../../../policy-pack/policies/identity/ecs-task-hardened";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const ROUTER = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.14";
const APP = { name: "app", image: "example/app:1", user: "1000:1000", readonlyRootFilesystem: true };
/** A task definition with the container as JSON text, as the provider takes it. */
const task = (container: object, more = {}) => ({ containerDefinitions: JSON.stringify([APP, container]), ...more });
const at = (property: string) => `subject (${TASK}): containerDefinitions[1].${property} is`;
const USER = "required: another user than root. Fix: set user to a number such as 1000:1000.";
const VOLUMES = "required: volumes of the task's own. Fix: leave the path out, or use EFS.";
const READ_ONLY = "required: true. Fix: set it to true, with a tmpfs for what the app writes.";

describeResourcePolicy(ecsTaskHardened, {
    type: TASK,
    compliant: [
        task({ ...APP, privileged: false, linuxParameters: { capabilities: { add: ["CHOWN"], drop: ["ALL"] } } }),
        task({ ...APP, image: ROUTER, user: "0", firelensConfiguration: { type: "fluentbit" } }),
        task({ ...APP, user: "nobody" }, { networkMode: "awsvpc", pidMode: "task", ipcMode: "none" }),
        {
            containerDefinitions: JSON.stringify([{ name: "app" }]),
            runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
        },
    ],
    violating: [
        [task({ ...APP, privileged: true }), `${at("privileged")} true; required: false. Fix: remove it.`],
        [task({ ...APP, Privileged: "true" }), `${at("Privileged")} true; required: false. Fix: remove it.`],
        [task({ ...APP, readonlyRootFilesystem: false }), `${at("readonlyRootFilesystem")} false; ${READ_ONLY}`],
        [
            task({ name: "app", user: "1000" }),
            `${at("readonlyRootFilesystem")} not set, which means false; ${READ_ONLY}`,
        ],
        ...["0", "0:0", "root", "root:app", "00"].map(
            (user) => [task({ ...APP, user }), `${at("user")} root; ${USER}`] as const,
        ),
        [task({ ...APP, user: undefined }), `${at("user")} not set, which means root; ${USER}`],
        [task({ ...APP, user: "0", firelensConfiguration: { type: "fluentbit" } }), `${at("user")} root; ${USER}`],
        [task({ ...APP, image: ROUTER, user: "0" }), `${at("user")} root; ${USER}`],
        [
            task({ ...APP, linuxParameters: { capabilities: { add: ["NET_BIND_SERVICE", "SYS_ADMIN"] } } }),
            `${at("linuxParameters.capabilities.add[1]")} SYS_ADMIN; required: no capability over the instance. Fix: remove it.`,
        ],
        [
            task({ ...APP, linuxParameters: { devices: [{ hostPath: "/dev/sda" }] } }),
            `${at("linuxParameters.devices[0]")} a device of the instance; required: no devices. Fix: remove it.`,
        ],
        [
            task({ ...APP, dockerSecurityOptions: ["seccomp=unconfined"] }),
            `${at("dockerSecurityOptions[0]")} an option that takes a wall down; required: Docker's own profiles. Fix: remove it.`,
        ],
        [
            task(APP, { volumes: [{ name: "tmp" }, { name: "docker", hostPath: "/var/run/docker.sock" }] }),
            `subject (${TASK}): volumes[1].hostPath is Docker's own files; ${VOLUMES}`,
        ],
        [
            task(APP, { volumes: [{ dockerVolumeConfiguration: { driverOpts: { type: "none", device: "/etc" } } }] }),
            `subject (${TASK}): volumes[0].dockerVolumeConfiguration.driverOpts.device is a directory of the instance; ${VOLUMES}`,
        ],
        [
            task(APP, { networkMode: "host" }),
            `subject (${TASK}): networkMode is host; required: not host. Fix: remove networkMode, or set it to bridge.`,
        ],
        [
            task(APP, { pidMode: "host" }),
            `subject (${TASK}): pidMode is host; required: not host. Fix: remove pidMode, or set it to task.`,
        ],
        [
            task(APP, { ipcMode: "host" }),
            `subject (${TASK}): ipcMode is host; required: not host. Fix: remove ipcMode, or set it to none.`,
        ],
    ],
    unknown: [
        [
            { containerDefinitions: unknown() },
            `subject (${TASK}): decided in the update, as a preview does not know this: containerDefinitions. A preview can ` +
                "decide it with values that the program sets; an SSM parameter, named under the container's secrets, can hold an output.",
        ],
        [
            { containerDefinitions: "not JSON" },
            `subject (${TASK}): undecided, as this is not known: containerDefinitions. ` +
                "Decided by: container definitions that are JSON.",
        ],
        [
            { containerDefinitions: "[]", networkMode: unknown() },
            `subject (${TASK}): undecided, as this is not known: networkMode. ` +
                "Decided by: a value that is plain in the program (not host).",
        ],
    ],
    secret: [{ containerDefinitions: secret(JSON.stringify([{ ...APP, user: "0", image: "hunter2" }])) }, "hunter2"],
    minimal: [
        { containerDefinitions: JSON.stringify([{ ...APP, user: undefined }]) },
        `subject (${TASK}): containerDefinitions[0].user is not set, which means root; ${USER}`,
    ],
});

describe("ecs-task-hardened: other spellings", () => {
    const count = (type: string, inputs: Record<string, unknown>, config = {}) =>
        ecsTaskHardened.check(resource(type, inputs), context({ config }, ecsTaskHardened)).length;

    it("reads containers that are no JSON text", () => {
        const daemon = "aws:ecs/daemonTaskDefinition:DaemonTaskDefinition";
        expect(count(daemon, { containerDefinitions: [APP] })).to.equal(0);
        expect(count(daemon, { containerDefinitions: [APP, { ...APP, privileged: true }] })).to.equal(1);
    });

    it("reads the volumes of daemons, and takes directories that may be mounted from its configuration", () => {
        const volumes = [{ name: "logs", hosts: [{ sourcePath: "/var/log/ecs" }] }];
        const daemon = { containerDefinitions: [APP], volumes };
        expect(count("aws:ecs/daemonTaskDefinition:DaemonTaskDefinition", daemon)).to.equal(1);
        expect(count(TASK, { volumes: [{ hostPath: "/var/log/ecs" }] }, { hostPaths: ["/var/log/*"] })).to.equal(0);
    });

    it("takes the images of log routers from its configuration", () => {
        const router = task({ ...APP, image: "example/router:1", user: "0", firelensConfiguration: {} });
        expect(count(TASK, router, { rootLogRouters: ["example/router:*"] })).to.equal(0);
    });
});
