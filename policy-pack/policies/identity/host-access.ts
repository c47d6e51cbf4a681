import { field } from "@platform/aws-model/fields";
import { matchesGlob } from "@platform/aws-model/identity";
import { valuesAt } from "@platform/aws-model/paths";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { deferred, violation, type PolicyFinding } from "../../lib/finding";

/** Where volumes name a directory of the instance: the provider's spellings, and a local volume that is only a bind mount. */
const HOST_PATHS = ["hostPath", "hosts.*.sourcePath", "host.sourcePath", "dockerVolumeConfiguration.driverOpts.device"];
const REQUIRED = "volumes of the task's own";
/** Docker options that take down the walls that are there by default. */
const OPEN_WALLS = /^(seccomp|apparmor)[=:]unconfined$|^label[=:]disable$|^no-new-privileges[=:]false$/i;

/** Whether a task gets at the instance's files. Whoever has Docker's socket has the instance. */
export function judgeHostPaths(resource: Resource, allowed: readonly string[]): readonly PolicyFinding[] {
    const paths = HOST_PATHS.flatMap((path) => valuesAt(resource, `volumes.*.${path}`));
    return paths.flatMap((value): PolicyFinding[] => {
        const text = value.text();
        if (text.state === "absent" || (text.state === "known" && text.value === "")) return [];
        if (text.state === "unknown") return [deferred(resource, value.path, "a path that is plain in the program")];
        if (allowed.some((pattern) => matchesGlob(pattern, text.value))) return [];
        const found = /docker|containerd/.test(text.value) ? "Docker's own files" : "a directory of the instance";
        return [
            violation(resource, { at: value.path, found, required: REQUIRED, fix: "leave the path out, or use EFS" }),
        ];
    });
}

/** Whether a container gets devices of the instance, or has walls taken down. */
export function judgeWalls(resource: Resource, container: Value): readonly PolicyFinding[] {
    const devices = field(container, "linuxParameters", "devices").items();
    const options = field(container, "dockerSecurityOptions")
        .items()
        .filter((option) => {
            const text = option.text();
            return text.state === "known" && OPEN_WALLS.test(text.value);
        });
    const refuse = ({ path: at }: Value, found: string, required: string) =>
        violation(resource, { at, found, required, fix: "remove it" });
    return [
        ...devices.map((device) => refuse(device, "a device of the instance", "no devices")),
        ...options.map((option) => refuse(option, "an option that takes a wall down", "Docker's own profiles")),
    ];
}
