import { field } from "@platform/aws-model/fields";
import { expectValue, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { matchesGlob } from "@platform/aws-model/identity";
import type { Value } from "@platform/aws-model/value";
import { judgeEach } from "./containers";
import { judgeWalls } from "./host-access";

/** Capabilities that come near to being privileged. */
const CAPABILITIES = [
    "ALL",
    "BPF",
    "DAC_READ_SEARCH",
    "NET_ADMIN",
    "SYS_ADMIN",
    "SYS_BOOT",
    "SYS_MODULE",
    "SYS_PTRACE",
    "SYS_RAWIO",
];
const ROOT = /^(root|0+)(:|$)/i;

/** Whether every container of a task is walled in. Windows has no read-only root and no numeric users. */
export function judgeContainers(resource: Resource, rootLogRouters: readonly string[]): readonly PolicyFinding[] {
    const system = resource.get("runtimePlatform", "operatingSystemFamily").text();
    const windows = system.state === "known" && system.value.startsWith("WINDOWS");
    return judgeEach(resource, (container) => [
        ...judgeFlag(resource, field(container, "privileged"), false),
        ...judgeCapabilities(resource, field(container, "linuxParameters", "capabilities", "add")),
        ...judgeWalls(resource, container),
        ...(windows ? [] : judgeFlag(resource, field(container, "readonlyRootFilesystem"), true)),
        ...(windows || mayBeRoot(container, rootLogRouters) ? [] : judgeUser(resource, field(container, "user"))),
    ]);
}

function judgeFlag(resource: Resource, value: Value, required: boolean): readonly PolicyFinding[] {
    return expectValue(resource, value, value.flag(), {
        whenAbsent: false,
        accepts: (flag) => flag === required,
        found: String,
        required: String(required),
        fix: required ? "set it to true, with a tmpfs for what the app writes" : "remove it",
    });
}

function judgeUser(resource: Resource, value: Value): readonly PolicyFinding[] {
    return expectValue(resource, value, value.text(), {
        whenAbsent: "root", // what the image says cannot be seen here, and most say root
        accepts: (user) => user !== "" && !ROOT.test(user),
        found: (user) => (user === "" ? "empty" : "root"),
        required: "another user than root",
        fix: "set user to a number such as 1000:1000",
    });
}

function judgeCapabilities(resource: Resource, added: Value): readonly PolicyFinding[] {
    return added.items().flatMap((item) => {
        const name = item.text();
        const word = name.state === "known" ? name.value.toUpperCase().replace(/^CAP_/, "") : "";
        if (!CAPABILITIES.includes(word)) return [];
        return [
            violation(resource, {
                at: item.path,
                found: word,
                required: "no capability over the instance",
                fix: "remove it",
            }),
        ];
    });
}

function mayBeRoot(container: Value, rootLogRouters: readonly string[]): boolean {
    const image = field(container, "image").text();
    const routes = field(container, "firelensConfiguration").state !== "absent";
    return routes && image.state === "known" && rootLogRouters.some((pattern) => matchesGlob(pattern, image.value));
}
