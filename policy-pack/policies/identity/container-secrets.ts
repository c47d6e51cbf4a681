import { field } from "@platform/aws-model/fields";
import type { Finding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { judgeEach } from "./containers";
import { exposed, judgeVariable, scriptHoldsSecret } from "./secret-looks";

const SECRETS = "the container's secrets";
/** Task definitions and their structured twin spell lists differently. */
const ENVIRONMENTS = ["environment", "environments"];
const COMMANDS = ["command", "commands", "entryPoint", "entryPoints"];

/** Secrets in the environment, the arguments and the log options of containers. */
export function judgeContainerSecrets(resource: Resource): readonly Finding[] {
    const definitions = resource.get("containerDefinitions");
    if (definitions.secret) return [exposed(resource, definitions.path, SECRETS)];
    return judgeEach(resource, (container) => [
        ...ENVIRONMENTS.flatMap((list) => judgeEnvironment(resource, field(container, list))),
        ...COMMANDS.flatMap((list) => judgeCommand(resource, field(container, list))),
        ...judgeOptions(resource, field(container, "logConfiguration", "options")),
    ]);
}

function judgeEnvironment(resource: Resource, list: Value): readonly Finding[] {
    return list.items().flatMap((entry) => {
        const name = field(entry, "name").text();
        return judgeVariable(resource, name.state === "known" ? name.value : "", field(entry, "value"), SECRETS);
    });
}

function judgeCommand(resource: Resource, list: Value): readonly Finding[] {
    const words = list.items().map((word) => word.text());
    const line = words.map((word) => (word.state === "known" ? word.value : "$")).join(" ");
    return scriptHoldsSecret(line.replace(/(--?[\w-]+) (?!-)/g, "$1=")) ? [exposed(resource, list.path, SECRETS)] : [];
}

function judgeOptions(resource: Resource, options: Value): readonly Finding[] {
    return options
        .keys()
        .flatMap((name) =>
            judgeVariable(
                resource,
                name.replaceAll("-", "_"),
                options.at(name),
                "the log configuration's secretOptions",
            ),
        );
}
