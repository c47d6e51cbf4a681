import { field } from "@platform/aws-model/fields";
import { conditionsOf } from "@platform/aws-model/iam/conditions";
import { grants } from "@platform/aws-model/iam/patterns";
import { known, type Value } from "@platform/aws-model/value";
import type { Verdict } from "../section";
import { NOT_KNOWN } from "../trust/claims";

/** Somebody who may push images to repositories, or pull them. */
export interface ImageRight {
    readonly may: "push" | "pull";
    readonly who: string;
    /** Of what grants it. */
    readonly urn: string;
    /** Their names, with wildcards; `all`. */
    readonly repositories: string;
    /** What a request has to say besides; empty for nothing. */
    readonly only: string;
    readonly verdict: Verdict;
}

export const ALL = "all";
/** The last call of a push, and the first of a pull. */
const actions = { push: "ecr:PutImage", pull: "ecr:BatchGetImage" } as const;

/** Which of both a statement grants, and under which conditions. What it does not name by `NotAction` it grants. */
export function granted(statement: Value): readonly Pick<ImageRight, "may" | "only">[] {
    const patterns = field(statement, "Action")
        .items()
        .map((action) => known(action.text()));
    const excludes = field(statement, "NotAction").state !== "absent";
    const conditions = conditionsOf(statement);
    const only =
        conditions === undefined
            ? NOT_KNOWN
            : conditions
                  .map(
                      ({ key, values }) =>
                          `${key} ${values.map((value) => known(value.text()) ?? NOT_KNOWN).join(", ")}`,
                  )
                  .join("; ");
    return (["push", "pull"] as const)
        .filter((may) => excludes || patterns.some((one) => one === undefined || grants(one, actions[may])))
        .map((may) => ({ may, only }));
}

/** Repositories that a statement is about. */
export function repositoriesOf(statement: Value): readonly string[] {
    if (field(statement, "NotResource").state !== "absent") return [ALL];
    return field(statement, "Resource")
        .items()
        .flatMap((resource) => {
            const arn = known(resource.text());
            if (arn === undefined) return [NOT_KNOWN];
            if (arn === "*") return [ALL];
            const [, name] = /^arn:[^:]*:(?:ecr|\*):[^:]*:[^:]*:(?:repository\/)?(.+)$/.exec(arn) ?? [];
            return name === undefined ? [] : [name === "*" ? ALL : name];
        });
}
