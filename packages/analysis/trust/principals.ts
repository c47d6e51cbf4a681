import { field } from "@platform/aws-model/fields";
import { known, type Value } from "@platform/aws-model/value";

/** Somebody whom a statement lets in. */
export type Party =
    | { readonly kind: "everybody" | "unknown" }
    /** `name`: `lambda.amazonaws.com`. */
    | { readonly kind: "service"; readonly name: string | undefined }
    /** `arn` of its identity provider. */
    | { readonly kind: "federated"; readonly arn: string }
    /** `name` of a role or user there; undefined for the whole account. */
    | { readonly kind: "account"; readonly account: string; readonly name: string | undefined };

/** The statements of a document that allow something; undefined where it is not known. One of which that is not known counts. */
export function allowing(document: Value): readonly Value[] | undefined {
    const parsed = document.json();
    return document.state === "unknown" || parsed.state === "unknown"
        ? undefined
        : field(parsed, "Statement")
              .items()
              .filter((statement) => (known(field(statement, "Effect").text()) ?? "Allow").toLowerCase() === "allow");
}

/** Whom a statement of a role's trust or of a resource's policy names. `NotPrincipal` lets in all others. */
export function partiesOf(statement: Value): readonly Party[] {
    const principal = field(statement, "Principal");
    if (field(statement, "NotPrincipal").state !== "absent") return [{ kind: "everybody" }];
    if (principal.state === "unknown") return [{ kind: "unknown" }];
    if (known(principal.text()) === "*") return [{ kind: "everybody" }];
    return principal.keys().flatMap((kind) =>
        principal
            .at(kind)
            .items()
            .map((item) => partyOf(kind.toLowerCase(), known(item.text()))),
    );
}

function partyOf(kind: string, text: string | undefined): Party {
    if (kind === "service") return { kind: "service", name: text };
    if (text === undefined) return { kind: "unknown" };
    if (kind === "federated") return { kind: "federated", arn: text };
    if (text === "*") return { kind: "everybody" };
    const [, account, name] = /^(?:arn:[\w-]+:(?:iam|sts)::)?([0-9]{12})(?::(.+))?$/.exec(text) ?? [];
    return account === undefined
        ? { kind: "unknown" }
        : { kind: "account", account, name: name === "root" ? undefined : name };
}
