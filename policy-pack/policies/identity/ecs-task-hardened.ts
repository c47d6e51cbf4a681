import { setting } from "@platform/aws-model/setting";
import { resourcePolicy } from "../../lib/policy";
import { judgeContainers } from "./container-hardening";
import { CONTAINER_TYPES } from "./containers";
import { judgeHostPaths } from "./host-access";
import { judgeTask } from "./task-isolation";

const config = {
    rootLogRouters: setting(
        "Images of log routers that may run as root: ECS refuses any other user for a container with firelensConfiguration. Patterns with *.",
        [
            "public.ecr.aws/aws-observability/aws-for-fluent-bit:*",
            "public.ecr.aws/aws-observability/aws-for-fluent-bit@sha256:*",
        ],
    ),
    hostPaths: setting("Directories of the instance that tasks may mount. Patterns with *.", [] as string[]),
};

/** A container that breaks out of itself has the instance, its role and its neighbours. */
export const ecsTaskHardened = resourcePolicy<typeof config>({
    name: "ecs-task-hardened",
    description:
        "Containers must run unprivileged, as another user than root, on a read-only file system, in namespaces of their own, without the instance's files.",
    why: "Each of these is a wall between a flaw in one app and the instance on which all apps run.",
    level: "mandatory",
    severity: "high",
    controls: {
        fsbp: ["ECS.1", "ECS.3", "ECS.4", "ECS.5", "ECS.17", "ECS.20"],
        checkov: ["CKV_AWS_334", "CKV_AWS_335", "CKV_AWS_336"],
    },
    remediation:
        "Set user and readonlyRootFilesystem in every container, mount a tmpfs for what it writes, and leave privileged, host namespaces, host paths and added capabilities out.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-1",
    config,
    types: CONTAINER_TYPES,
    check: (resource, { config: { rootLogRouters, hostPaths } }) => [
        ...judgeTask(resource),
        ...judgeHostPaths(resource, hostPaths),
        ...judgeContainers(resource, rootLogRouters),
    ],
});
