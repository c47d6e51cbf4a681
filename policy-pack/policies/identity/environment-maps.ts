import { valuesAt } from "@platform/aws-model/paths";
import type { Finding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { BUILD_PROJECT, LAMBDA_FUNCTION } from "@platform/aws-model/types";
import { byType } from "../../lib/by-type";
import { judgeVariable } from "./secret-looks";

/** Types with an environment of variables, and where they have it. */
export const MAPS = byType(
    [LAMBDA_FUNCTION, "environment.variables"],
    [BUILD_PROJECT, "environment.environmentVariables"],
);

/** Secrets in the environments of functions and builds. Variables that name a secret to be fetched hold none. */
export function judgeMaps(resource: Resource): readonly Finding[] {
    const path = MAPS[resource.type];
    if (path === undefined) return [];
    if (BUILD_PROJECT.includes(resource.type)) return judgeBuild(resource, path);
    return valuesAt(resource, path).flatMap((variables) =>
        variables
            .keys()
            .flatMap((name) => judgeVariable(resource, name, variables.at(name), "the secret's ARN, read at start")),
    );
}

function judgeBuild(resource: Resource, path: string): readonly Finding[] {
    return valuesAt(resource, `${path}.*`).flatMap((variable) => {
        const [name, type] = [variable.at("name").text(), variable.at("type").text()];
        if (type.state === "known" && type.value !== "PLAINTEXT") return [];
        const instead = "a variable of type SECRETS_MANAGER or PARAMETER_STORE";
        return judgeVariable(resource, name.state === "known" ? name.value : "", variable.at("value"), instead);
    });
}
